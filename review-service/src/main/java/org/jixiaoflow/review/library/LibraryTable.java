package org.jixiaoflow.review.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.support.web.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The library as a table with a header, in the reader's language: a row an indicator. */
@Component
class LibraryTable {

    private static final List<String> COLUMNS = List.of(
            "name",
            "level1",
            "level2",
            "operator",
            "direction",
            "unit",
            "targets",
            "used",
            "departments",
            "years",
            "first-year",
            "last-year",
            "unused",
            "spellings",
            "alike",
            "recommended",
            "reason");

    private final MessageSource messages;

    LibraryTable(@Qualifier("messageSource") MessageSource messages) {
        this.messages = messages;
    }

    List<List<Object>> rows(List<LibraryIndicator> indicators, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.copyOf(COLUMNS.stream()
                .map(column -> word("library." + column, locale))
                .toList()));
        indicators.forEach(each -> rows.add(row(each, locale)));
        return rows;
    }

    private List<Object> row(LibraryIndicator indicator, Locale locale) {
        var recommended = indicator.recommended();
        return TableFile.row(
                indicator.name(),
                indicator.level1(),
                indicator.level2(),
                operator(indicator.operator(), locale),
                indicator.direction() == null ? null : word("public.direction." + indicator.direction(), locale),
                indicator.unit(),
                indicator.targets().stream()
                        .map(target -> target(target, locale))
                        .collect(Collectors.joining("；")),
                indicator.used(),
                indicator.departments(),
                indicator.years(),
                String.valueOf(indicator.firstYear()),
                String.valueOf(indicator.lastYear()),
                indicator.unused() ? word("library.yes", locale) : null,
                String.join("；", indicator.spellings()),
                String.join("；", indicator.alike()),
                recommended == null ? null : recommended.by(),
                recommended == null ? null : recommended.reason());
    }

    private String target(LibraryIndicator.Target target, Locale locale) {
        return Stream.of(operator(target.operator(), locale), target.target(), target.unit())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" ", "", " ×" + target.used()));
    }

    private @Nullable String operator(@Nullable Object operator, Locale locale) {
        return operator == null ? null : word("public.operator." + operator, locale);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
