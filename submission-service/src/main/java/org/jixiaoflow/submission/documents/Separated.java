package org.jixiaoflow.submission.documents;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text whose cells are parted by semicolons, bars or spaces, as some programs save tables: the header tells by what. Behind spaces a blank
 * cell leaves no trace, so that only rows are taken apart whose cells can stand in one way only under the header's columns.
 */
final class Separated {

    private static final int LEAST = 4;
    private static final Pattern GAP = Pattern.compile("[ \u3000]{2,}");
    private static final Pattern SPACE = Pattern.compile("[ \u3000]+");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)[|｜]");
    private static final List<Pattern> SIGNS = List.of(Pattern.compile(";"), BAR, GAP, SPACE);
    private static final Pattern OUTER = Pattern.compile("^\\s*[|｜]|(?<!\\\\)[|｜]\\s*$");

    /** The line below a table's heading in Markdown. */
    private static final Pattern RULE =
            Pattern.compile("(?=.*--)\\s*\\|?\\s*:?-++:?\\s*(?:\\|\\s*:?-++:?\\s*)++\\|?\\s*");
    /** Signs of looks: a heading's, of a list, of bold letters. */
    private static final Pattern LOOKS = Pattern.compile("^\\s*#{1,6}\\s+|^\\s*>\\s+|^\\s*[-*+]\\s+|\\*\\*|__");

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

    private Separated() {}

    /** The lines with tabs between their cells; as they are if nothing else than tabs parts them. */
    static List<String> withTabs(List<String> lines) {
        if (lines.stream().anyMatch(line -> line.indexOf('\t') >= 0)) {
            return lines;
        }
        var plain = lines.stream().anyMatch(line -> RULE.matcher(line).matches())
                ? lines.stream().map(Separated::plain).toList()
                : lines;
        for (var sign : SIGNS) {
            var header = plain.stream()
                    .filter(line -> isHeader(line, sign))
                    .findFirst()
                    .orElse(null);
            if (header != null) {
                var columns = Arrays.stream(cells(header, sign))
                        .map(Vocabulary::column)
                        .toList();
                return plain.stream().map(line -> withTabs(line, sign, columns)).toList();
            }
        }
        return lines;
    }

    /** A line of Markdown without what only makes it look so. */
    private static String plain(String line) {
        return RULE.matcher(line).matches()
                ? ""
                : BREAK.matcher(LOOKS.matcher(line).replaceAll("")).replaceAll(" ");
    }

    private static String withTabs(String line, Pattern sign, List<@Nullable Column> columns) {
        var cells = cells(line, sign);
        if (sign != GAP && sign != SPACE) {
            return Arrays.stream(cells).map(cell -> cell.replace("\\|", "|")).collect(Collectors.joining("\t"));
        }
        if (isHeader(line, sign) || isLabelled(cells)) {
            return String.join("\t", cells);
        }
        var row = SpacedRow.of(columns, List.of(cells), sign == SPACE);
        return row == null ? line : String.join("\t", row);
    }

    private static boolean isLabelled(String[] cells) {
        return cells.length == 2
                && (Vocabulary.is(Vocabulary.Label.GOAL, cells[0])
                        || Vocabulary.is(Vocabulary.Label.DEPARTMENT, cells[0]));
    }

    private static String[] cells(String line, Pattern sign) {
        var spaces = sign == GAP || sign == SPACE;
        return sign.split(spaces ? Text.trim(line) : OUTER.matcher(line).replaceAll(""), -1);
    }

    private static boolean isHeader(String line, Pattern sign) {
        if (!line.contains("指标")) {
            return false;
        }
        var cells = cells(line, sign);
        var known = Arrays.stream(cells)
                .filter(cell -> Vocabulary.column(cell) != null)
                .count();
        return cells.length >= LEAST && known >= LEAST && known * 2 > cells.length;
    }
}
