package org.jixiaoflow.submission.documents;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line or a merged cell between the rows of a table that holds a department's name and nothing else: {@code 云岭县司法局},
 * {@code （二）云岭县司法局}, {@code （云岭县司法局）}, {@code 云岭县司法局(105001)}, {@code 责任部门：云岭县司法局}, {@code 云岭县司法局：}, {@code 云岭县司法局 2026年}. What
 * follows is that department's.
 */
final class BareDepartment {

    private static final Pattern NUMBER =
            Pattern.compile("^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|第?[0-9一二三四五六七八九十]{1,3}(?:部分)?[、.．:：])[\\s\\h]*");
    private static final Pattern LABEL = Pattern.compile("^[^:：\\s]{0,6}(?:部门|单位)[:：][\\s\\h]*");
    /** A unit that files for itself though another answers for it. */
    private static final Pattern SUBORDINATE = Pattern.compile("^[下所]属单位");

    private static final Pattern BRACKETS = Pattern.compile("^[(（【\\[]([^()（）]{3,24})[)）】\\]]$");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}·]{3,24}(?:[(（][\\p{IsHan}]{2,12}[)）])?");
    /** What is drawn around a name, a colon or the year behind it. */
    private static final Pattern AROUND = Pattern.compile(
            "^[-—–－*☆★=◆■●·]++|[-—–－*☆★=◆■●·]++$|[:：]$|[\\s\\h]*[(（]?(?<!\\d)20\\d\\d[\\s\\h]*年?度?[)）]?[:：]?$");
    /** No text but a department's name ends so. */
    private static final Pattern OFFICE =
            Pattern.compile(".*(?:局|委员会|[政党]委|办公室|[政人]府|人大|政协|法院|检察院|[妇残文侨科]联|[科文]协|团[市县区州]委|管委会|党校|联合会|总工会|红十字会|工商联)");
    /** {@code 市第一中学}, {@code 县文联}: the place is only said to be of that rank. */
    private static final Pattern OF_PLACE = Pattern.compile("[市县区省州旗](?![场域政容民级内外道属情间划城])[\\p{IsHan}]{2,}");
    /** Parties and leagues name their place behind themselves. */
    private static final Pattern PARTY = Pattern.compile("^(?:中国共产党|中共|共青团|中国共青团)");

    private static final int SHARED = 2;
    private static final int LONGEST = 80;

    private BareDepartment() {}

    /**
     * The department; null if the text is something else.
     *
     * @param known departments of the document, asked for if it takes them; what stands in the same place is named alike
     */
    static @Nullable String of(String text, Supplier<List<String>> known) {
        if (text.length() > LONGEST) {
            return null;
        }
        var label = LABEL.matcher(text);
        var labelled = label.find();
        if (labelled
                && HeadLine.isAside(text.substring(0, label.end()))
                && !SUBORDINATE.matcher(label.group()).find()) {
            return null;
        }
        var plain = Text.trim(AROUND.matcher(Text.trim(text)).replaceAll(""));
        var rest = labelled
                ? AROUND.matcher(text.substring(label.end())).replaceAll("")
                : NUMBER.matcher(plain).replaceFirst("");
        var inside = BRACKETS.matcher(Text.trim(rest));
        var name = HeadLine.withoutCode(inside.matches() ? inside.group(1) : Text.trim(rest));
        return NAME.matcher(name).matches() && isDepartment(name) && (labelled || isSure(name, known)) ? name : null;
    }

    private static boolean isDepartment(String name) {
        return Title.isDepartment(name)
                || (OF_PLACE.matcher(name).matches() && OFFICE.matcher(name).matches());
    }

    /** Whether nothing else is called so, wherever it stands. */
    static boolean isOffice(String name) {
        return OFFICE.matcher(Text.withoutBrackets(Text.halfWidth(name))).matches();
    }

    /** Of names that end otherwise those of the same place: a centre could be what is built. */
    private static boolean isSure(String name, Supplier<List<String>> known) {
        return isOffice(name)
                || OF_PLACE.matcher(name).matches()
                || known.get().stream().anyMatch(other -> place(name).regionMatches(0, place(other), 0, SHARED));
    }

    private static String place(String name) {
        return PARTY.matcher(name).replaceFirst("");
    }
}
