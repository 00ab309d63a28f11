package org.jixiaoflow.submission.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may be filed: which years, and by whom, where a region says so. It is asked before a form comes to be or is filled in again; what
 * there is already goes its way.
 *
 * @param firstYear first budget year of regions that name none
 * @param yearsAhead how many years after the present one they may file
 * @param regions by 行政区划代码
 */
@Validated
@ConfigurationProperties("jixiao.filing")
record FilingSettings(
        @DefaultValue("2000") int firstYear,
        @DefaultValue("20") @PositiveOrZero int yearsAhead,
        @DefaultValue Map<String, @Valid Region> regions) {

    /**
     * One region.
     *
     * @param firstYear null for that of all
     * @param lastYear null for that of all
     * @param departments those that file, by code: {@code finance} with all its units, or {@code finance.treasury}; empty for every one
     */
    record Region(
            @Nullable Integer firstYear,
            @Nullable Integer lastYear,
            @DefaultValue List<String> departments) {

        private boolean lists(FormId form) {
            return departments.isEmpty()
                    || departments.contains(form.departmentCode())
                    || departments.contains(form.departmentCode() + "." + form.unitCode());
        }
    }

    /** Why a form may not be filed. */
    record Closed(String code, List<Object> arguments) {}

    /** What speaks against filing the form in the present year; nothing, if it may be. */
    Optional<Closed> objection(FormId form, Year now) {
        var region = regions.getOrDefault(form.regionCode(), new Region(null, null, List.of()));
        int first = region.firstYear() == null ? firstYear : region.firstYear();
        int last = region.lastYear() == null ? now.getValue() + yearsAhead : region.lastYear();
        if (form.year() < first || form.year() > last) {
            return Optional.of(new Closed(
                    "YEAR_NOT_OPEN",
                    List.of(String.valueOf(form.year()), String.valueOf(first), String.valueOf(last))));
        }
        return region.lists(form)
                ? Optional.empty()
                : Optional.of(new Closed("UNIT_NOT_LISTED", List.of(form.toString())));
    }
}
