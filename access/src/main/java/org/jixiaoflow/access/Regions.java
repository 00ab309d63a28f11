package org.jixiaoflow.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The regions somebody has to do with. One is named by its 行政区划代码, which means that place alone: the code of a city or province
 * doesn't stand for its counties. Whoever is to have them is given a beginning with a star, {@code 2310*} or {@code 23*}, or {@code *}
 * for every region. What is written otherwise names none.
 *
 * @param codes as they stand in tokens and in the journal
 */
public record Regions(List<String> codes) {

    /** Every region there is. */
    public static final Regions EVERY = new Regions(List.of("*"));

    /** Not one. */
    public static final Regions NONE = new Regions(List.of());

    private static final Pattern CODE = Pattern.compile("[0-9]{6}|([0-9]{2}|[0-9]{4})?\\*");

    public Regions {
        codes = List.copyOf(codes);
    }

    /** Whether the region is among them. */
    public boolean cover(String region) {
        return codes.stream().filter(Regions::isCode).anyMatch(code -> covers(code, region));
    }

    /** Whether all regions of the other are among them, those of a whole province as well. */
    public boolean include(Regions other) {
        return other.codes.stream()
                .filter(Regions::isCode)
                .allMatch(theirs -> codes.stream().filter(Regions::isCode).anyMatch(code -> covers(code, theirs)));
    }

    private static boolean covers(String code, String region) {
        return code.endsWith("*") ? region.startsWith(code.substring(0, code.length() - 1)) : code.equals(region);
    }

    /** Whether every region is among them, those included that nobody thought of yet. */
    public boolean coverEvery() {
        return codes.contains("*");
    }

    /** Whether not one is. */
    public boolean isEmpty() {
        return codes.stream().noneMatch(Regions::isCode);
    }

    /** Those that are named one by one. */
    public List<String> single() {
        return codes.stream()
                .filter(Regions::isCode)
                .filter(code -> !code.endsWith("*"))
                .toList();
    }

    /** What a region's code looks like, in SQL: for {@code like any(…)}. */
    public String[] patterns() {
        return codes.stream()
                .filter(Regions::isCode)
                .map(code -> code.replace('*', '%'))
                .toArray(String[]::new);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
