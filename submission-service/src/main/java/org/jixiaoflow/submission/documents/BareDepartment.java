package org.jixiaoflow.submission.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line or a merged cell between the rows of a table that holds a department's name and nothing else: {@code 云岭县司法局},
 * {@code （二）云岭县司法局}, {@code （云岭县司法局）}, {@code 责任部门：云岭县司法局}. What follows is that department's.
 */
final class BareDepartment {

    private static final Pattern NUMBER =
            Pattern.compile("^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|第?[0-9一二三四五六七八九十]{1,3}(?:部分)?[、.．:：])[\\s\\h]*");
    private static final Pattern LABEL = Pattern.compile("^[^:：\\s]{0,6}(?:部门|单位)[:：][\\s\\h]*");
    private static final Pattern BRACKETS = Pattern.compile("^[(（【\\[]([^()（）]{3,24})[)）】\\]]$");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}·]{3,24}(?:[(（][\\p{IsHan}]{2,12}[)）])?");
    /** No text but a department's name ends so. */
    private static final Pattern OFFICE =
            Pattern.compile(".*(?:局|委员会|[政党]委|办公室|[政人]府|人大|政协|法院|检察院|[妇残文侨科]联|[科文]协|团[市县区州]委|管委会)");

    private static final int SHARED = 2;

    private BareDepartment() {}

    /**
     * The department; null if the text is something else.
     *
     * @param own the department of the table; what stands in the same place is named alike
     */
    static @Nullable String of(String text, @Nullable String own) {
        var label = LABEL.matcher(text);
        var labelled = label.find();
        if (labelled && HeadLine.isAside(text.substring(0, label.end()))) {
            return null;
        }
        var rest = labelled ? text.substring(label.end()) : NUMBER.matcher(text).replaceFirst("");
        var inside = BRACKETS.matcher(Text.trim(rest));
        var name = inside.matches() ? inside.group(1) : Text.trim(rest);
        return NAME.matcher(name).matches() && Title.isDepartment(name) && (labelled || isSure(name, own))
                ? name
                : null;
    }

    /** Of names that end otherwise those of the same place: a centre could be what is built. */
    private static boolean isSure(String name, @Nullable String own) {
        return OFFICE.matcher(Text.withoutBrackets(Text.halfWidth(name))).matches()
                || (own != null && name.regionMatches(0, own, 0, SHARED));
    }
}
