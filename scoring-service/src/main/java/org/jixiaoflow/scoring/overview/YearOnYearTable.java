package org.jixiaoflow.scoring.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.support.web.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Year on year as a table with a header, in the reader's language: a row for each year of each indicator. */
@Component
class YearOnYearTable {

    private static final List<String> COLUMNS = List.of(
            "level1",
            "indicator",
            "unit-code",
            "year",
            "predecessor",
            "operator",
            "target",
            "unit",
            "weight",
            "actual",
            "band",
            "points",
            "maximum");

    private final MessageSource messages;

    YearOnYearTable(MessageSource messages) {
        this.messages = messages;
    }

    List<List<Object>> rows(YearOnYear compared, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.copyOf(
                COLUMNS.stream().map(column -> word("column", column, locale)).toList()));
        compared.rows()
                .forEach(row -> row.values()
                        .forEach(value -> rows.add(TableFile.row(
                                row.level1(),
                                row.name(),
                                row.unitCode(),
                                String.valueOf(value.year()),
                                value.departmentName(),
                                word("operator", value.operator(), locale),
                                value.target(),
                                value.unit(),
                                value.weight(),
                                value.actual(),
                                word("band", value.band(), locale),
                                value.points(),
                                value.maximum()))));
        return rows;
    }

    private String word(String kind, @Nullable Object code, Locale locale) {
        return code == null ? "" : messages.getMessage(kind + "." + code, null, locale);
    }
}
