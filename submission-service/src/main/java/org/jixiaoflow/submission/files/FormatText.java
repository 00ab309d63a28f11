package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text within a spreadsheet's format, of numbers as of dates: quoted, or a single sign behind one that escapes it.
 *
 * @param text what is shown; empty where only room is kept
 * @param end place of its last sign in the format
 */
record FormatText(String text, int end) {

    private static final Pattern ALL = Pattern.compile("\"[^\"]*+\"?|[\\\\!_*].", Pattern.DOTALL);

    /** The one that begins at that place of a format; null if none does. */
    static @Nullable FormatText at(String format, int index) {
        var sign = format.charAt(index);
        if (sign == '"') {
            var end = format.indexOf('"', index + 1);
            return end < 0 ? null : new FormatText(format.substring(index + 1, end), end);
        }
        if (isEscape(sign) && index + 1 < format.length()) {
            return new FormatText(String.valueOf(format.charAt(index + 1)), index + 1);
        }
        return sign == '_' || sign == '*' ? new FormatText("", index + 1) : null;
    }

    /** The format's sections, parted by the semicolons that aren't text. */
    static List<String> sections(String format) {
        var sections = new ArrayList<String>();
        var section = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < format.length(); index++) {
            var sign = format.charAt(index);
            if (!quoted && isEscape(sign) && index + 1 < format.length()) {
                section.append(sign).append(format.charAt(++index));
            } else if (sign == ';' && !quoted) {
                sections.add(section.toString());
                section.setLength(0);
            } else {
                quoted ^= sign == '"';
                section.append(sign);
            }
        }
        sections.add(section.toString());
        return sections;
    }

    /** The format without its texts: whatever is left asks for something. */
    static String without(String format) {
        return ALL.matcher(format).replaceAll("");
    }

    /** Excel in Chinese writes {@code !} where others write a backslash. */
    private static boolean isEscape(char sign) {
        return sign == '!' || sign == '\\';
    }
}
