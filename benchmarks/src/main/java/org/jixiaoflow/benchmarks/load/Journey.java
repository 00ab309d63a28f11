package org.jixiaoflow.benchmarks.load;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The way of one form: saved, submitted, every fifth returned once and submitted again, passed by two stages, approved by the third.
 * Everything follows from its number, so a form's identity leads back to it.
 */
public record Journey(int number) {

    /** Forms until sample and way are the same again. */
    public static final int PERIOD = 5 * Sample.ALL.size();

    /** The system property that says how many units each department has, a form each; with one it files for itself. */
    public static final String UNITS = "jixiao.bench.units";

    private static final int UNITS_OF_EACH = Integer.getInteger(UNITS, 1);

    private static final int RETURNED_EVERY = 5;
    private static final int FIRST_REGION = 100_000;
    private static final int REGION_DIGITS = 6;
    private static final List<String> DEPARTMENTS = IntStream.range(0, Sample.ALL.size())
            .mapToObj("department-%02d"::formatted)
            .toList();
    private static final List<Step> STRAIGHT =
            List.of(Step.SAVE, Step.SUBMIT, Step.PASS_SUPERVISOR, Step.PASS_FINANCE, Step.APPROVE);
    private static final List<Step> RETURNED_ONCE = List.of(Step.values());

    /** The journey of a form of this load. */
    public static Journey of(String formId) {
        var region = Integer.parseInt(formId.substring(0, REGION_DIGITS)) - FIRST_REGION;
        var unit = UNITS_OF_EACH == 1 ? 0 : Integer.parseInt(formId.substring(formId.lastIndexOf('.') + 1));
        var end = UNITS_OF_EACH == 1 ? formId.length() : formId.lastIndexOf('.');
        var department = Integer.parseInt(formId.substring(formId.lastIndexOf('-') + 1, end));
        return new Journey((region * UNITS_OF_EACH + unit) * Sample.ALL.size() + department);
    }

    /** The commands, in order; the n-th one accepted makes version n. */
    public List<Step> steps() {
        return number % RETURNED_EVERY == 0 ? RETURNED_ONCE : STRAIGHT;
    }

    /** The commands of as many journeys, from that number on. */
    public static long commands(int first, int forms) {
        return IntStream.range(first, first + forms)
                .mapToLong(number -> new Journey(number).steps().size())
                .sum();
    }

    /** One region has as many departments as the county of the sample. */
    public String formId() {
        var county = number / Sample.ALL.size();
        var form = FIRST_REGION + county / UNITS_OF_EACH + "-2022-OBJECTIVE-" + department();
        return UNITS_OF_EACH == 1 ? form : "%s.%05d".formatted(form, county % UNITS_OF_EACH);
    }

    /** The department's code. */
    String department() {
        return DEPARTMENTS.get(number % Sample.ALL.size());
    }

    Sample sample() {
        return Sample.ALL.get(number % Sample.ALL.size());
    }

    UUID commandId(Step step) {
        return id(step.name());
    }

    UUID commentId() {
        return id("comment");
    }

    private UUID id(String of) {
        return new UUID(number, Long.MIN_VALUE | Integer.toUnsignedLong(of.hashCode()));
    }
}
