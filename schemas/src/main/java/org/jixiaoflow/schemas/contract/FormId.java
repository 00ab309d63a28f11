package org.jixiaoflow.schemas.contract;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a form, {@code <regionCode>-<year>-<kind>-<departmentCode>[.<unitCode>]}: one form per region, year, kind and
 * department or unit.
 *
 * @param regionCode 行政区划代码, six digits
 * @param year budget year
 * @param departmentCode lower-case letters, digits and single hyphens, e.g. {@code civil-affairs}; at most 64 characters
 * @param unitCode written like a department code; null for the department's own form
 */
public record FormId(
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String unitCode) {

    private static final Pattern CODE = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final Pattern FORM = Pattern.compile(
            "(?<region>[0-9]{6})-(?<year>[0-9]{4})-(?<kind>OBJECTIVE|SELF_EVALUATION)-(?<department>[^.]+)(\\.(?<unit>.+))?");

    public FormId {
        if (!isRegion(regionCode)
                || !isYear(year)
                || !isCode(departmentCode)
                || (unitCode != null && !isCode(unitCode))) {
            throw new IllegalArgumentException("Not a form id: %s-%d-%s-%s%s"
                    .formatted(regionCode, year, kind, departmentCode, unitCode == null ? "" : "." + unitCode));
        }
    }

    /** The identity written as {@code text}, or nothing if it isn't one. */
    public static Optional<FormId> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FormId(
                    form.group("region"),
                    Integer.parseInt(form.group("year")),
                    FormKind.valueOf(form.group("kind")),
                    form.group("department"),
                    form.group("unit")));
        } catch (IllegalArgumentException notAFormId) {
            return Optional.empty();
        }
    }

    /** Whether {@code text} may stand as a region's code. */
    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** Whether there may be forms of that year. */
    public static boolean isYear(int year) {
        return year >= 2000 && year <= 2999;
    }

    /** Whether {@code text} may stand as a department's or unit's code. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The objective that a self-evaluation answers: the one of the same region, year, department and unit. */
    public FormId objective() {
        return new FormId(regionCode, year, FormKind.OBJECTIVE, departmentCode, unitCode);
    }

    @Override
    public String toString() {
        var department = regionCode + "-" + year + "-" + kind + "-" + departmentCode;
        return unitCode == null ? department : department + "." + unitCode;
    }
}
