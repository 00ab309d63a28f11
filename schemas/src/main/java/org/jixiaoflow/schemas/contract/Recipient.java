package org.jixiaoflow.schemas.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notification is for, {@code <kind>:<regionCode>/<code>}, e.g. {@code stage:231083/FINANCE_DIVISION}.
 *
 * @param region null in records of before there were regions
 * @param code a department's code, a stage's id or a person's
 */
public record Recipient(Kind kind, @Nullable String region, String code) {

    private static final Pattern FORMAT =
            Pattern.compile("(?<kind>department|stage|head|person):(?:(?<region>[0-9]{6})/)?(?<code>.+)");

    /** Who hears of it. */
    public enum Kind {
        /** Whoever files for a department. */
        DEPARTMENT,
        /** The reviewers of a stage. */
        STAGE,
        /** Those of a stage's reviewers who answer for it. */
        HEAD,
        /** One person by name. */
        PERSON
    }

    /** The recipient that {@code text} is; nothing if it is of no kind there is. */
    public static Optional<Recipient> parse(String text) {
        var parts = FORMAT.matcher(text);
        return parts.matches()
                ? Optional.of(new Recipient(
                        Kind.valueOf(parts.group("kind").toUpperCase(Locale.ROOT)),
                        parts.group("region"),
                        parts.group("code")))
                : Optional.empty();
    }

    /** Whoever files the form. */
    public static Recipient department(FormId form) {
        return new Recipient(Kind.DEPARTMENT, form.regionCode(), form.departmentCode());
    }

    /** The reviewers of a stage where the form is from. */
    public static Recipient stage(FormId form, String stage) {
        return new Recipient(Kind.STAGE, form.regionCode(), stage);
    }

    /** Who answers for a stage where the form is from. */
    public static Recipient head(FormId form, String stage) {
        return new Recipient(Kind.HEAD, form.regionCode(), stage);
    }

    /** Somebody who has to do with the form. */
    public static Recipient person(FormId form, String id) {
        return new Recipient(Kind.PERSON, form.regionCode(), id);
    }

    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT) + ":";
        return region == null ? name + code : name + region + "/" + code;
    }
}
