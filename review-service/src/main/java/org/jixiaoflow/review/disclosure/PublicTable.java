package org.jixiaoflow.review.disclosure;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.web.TableFile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is public as a table: a row an indicator, with the form it is of. */
@Component
class PublicTable {

    private static final List<String> COLUMNS = List.of(
            "form",
            "revision",
            "department",
            "kind",
            "grade",
            "published",
            "hash",
            "level1",
            "level2",
            "name",
            "operator",
            "direction",
            "target",
            "unit",
            "weight",
            "actual",
            "deviation",
            "remark");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final ZoneId zone;

    PublicTable(@Qualifier("messageSource") MessageSource messages, WorkingCalendar calendar) {
        this.messages = messages;
        this.zone = calendar.zone();
    }

    /** The table so far. */
    List<List<Object>> head(Locale locale) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.copyOf(COLUMNS.stream()
                .map(column -> messages.getMessage("public." + column, new Object[] {zone}, locale))
                .toList()));
        return rows;
    }

    /** A form's rows; one without indicators has one. */
    List<List<Object>> rows(PublicForms.Read read, Locale locale) {
        var indicators = read.document().getContent().getIndicators();
        return (indicators.isEmpty() ? Stream.of(new Indicator()) : indicators.stream())
                .map(indicator -> row(read.form(), indicator, locale))
                .toList();
    }

    private List<Object> row(PublicForm form, Indicator indicator, Locale locale) {
        return TableFile.row(
                form.formId(),
                form.revision(),
                form.departmentName(),
                word("kind." + form.kind(), locale),
                form.grade() == null ? null : word("grade." + form.grade(), locale),
                TIME.format(form.publishedAt().atZone(zone)),
                form.hash(),
                indicator.getLevel1(),
                indicator.getLevel2(),
                indicator.getName(),
                indicator.getOperator() == null ? null : word("public.operator." + indicator.getOperator(), locale),
                indicator.getDirection() == null ? null : word("public.direction." + indicator.getDirection(), locale),
                indicator.getTarget(),
                indicator.getUnit(),
                indicator.getWeight(),
                indicator.getActual(),
                indicator.getDeviation(),
                indicator.getRemark());
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
