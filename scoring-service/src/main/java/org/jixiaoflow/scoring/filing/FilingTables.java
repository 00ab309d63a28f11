package org.jixiaoflow.scoring.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was filed as tables with a header, in the reader's language. */
@Component
class FilingTables {

    private final MessageSource messages;

    FilingTables(MessageSource messages) {
        this.messages = messages;
    }

    /** A row a kind of form. */
    List<List<Object>> summary(FilingSummary summary, Locale locale) {
        var header = words(
                locale,
                "column.kind",
                "column.listed",
                "column.missing",
                "column.filed",
                "column.approved",
                "column.unlisted");
        Stream.of(FormState.values()).forEach(state -> header.add(word("state." + state, locale)));
        var rows = new ArrayList<List<Object>>();
        rows.add(header);
        summary.getKinds().forEach(kind -> {
            var row = new ArrayList<Object>(List.of(
                    word("kind." + kind.getKind(), locale),
                    summary.getListed(),
                    kind.getMissing(),
                    kind.getFiled(),
                    kind.getApproved(),
                    kind.getUnlisted()));
            kind.getForms().forEach(count -> row.add(count.getForms()));
            rows.add(row);
        });
        return rows;
    }

    /** A row a department, with the states of its forms by kind. */
    List<List<Object>> departments(List<DepartmentFiling> departments, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        rows.add(words(
                locale,
                "column.department",
                "column.code",
                "column.must-file",
                "kind.OBJECTIVE",
                "kind.SELF_EVALUATION"));
        departments.forEach(department -> rows.add(List.of(
                Objects.requireNonNullElse(department.getDepartmentName(), ""),
                department.getDepartmentCode(),
                word(department.getListed() ? "yes" : "no", locale),
                states(department, FormKind.OBJECTIVE, locale),
                states(department, FormKind.SELF_EVALUATION, locale))));
        return rows;
    }

    private String states(DepartmentFiling department, FormKind kind, Locale locale) {
        return department.getForms().stream()
                .filter(form -> form.getKind() == kind)
                .map(FormFiling::getState)
                .map(state -> word("state." + state, locale))
                .collect(Collectors.joining(" "));
    }

    private List<Object> words(Locale locale, String... codes) {
        return Stream.of(codes).map(code -> word(code, locale)).collect(Collectors.toCollection(ArrayList::new));
    }

    private String word(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
