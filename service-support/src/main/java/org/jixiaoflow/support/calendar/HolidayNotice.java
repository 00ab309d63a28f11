package org.jixiaoflow.support.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * The State Council's notice of a year's holidays (节假日安排的通知), in the format of the public data set holiday-cn.
 *
 * @param papers where the notice was published
 * @param days that aren't what their weekday says
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HolidayNotice(int year, List<URI> papers, List<Day> days) {

    HolidayNotice {
        papers = List.copyOf(papers);
        days = List.copyOf(days);
    }

    /**
     * A holiday, or a day that is worked to make up for one (调休).
     *
     * @param name of the holiday
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Day(
            String name,
            LocalDate date,
            @JsonProperty("isOffDay") boolean isOffDay) {}
}
