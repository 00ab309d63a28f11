package org.jixiaoflow.submission.documents;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.Vocabulary.Label;

/**
 * Text whose cells are parted by semicolons, bars or wide gaps, as some programs save tables: the header tells by what. Of gaps a blank
 * cell leaves no trace, so that only rows with as many cells as the header are taken apart.
 */
final class Separated {

    private static final int LEAST = 4;
    private static final Pattern GAP = Pattern.compile("[ \u3000]{2,}");
    private static final List<Pattern> SIGNS = List.of(Pattern.compile(";"), Pattern.compile("[|｜]"), GAP);
    private static final Pattern OUTER = Pattern.compile("^\\s*[|｜]|[|｜]\\s*$");

    private Separated() {}

    /** The lines with tabs between their cells; as they are if nothing else than tabs parts them. */
    static List<String> withTabs(List<String> lines) {
        if (lines.stream().anyMatch(line -> line.indexOf('\t') >= 0)) {
            return lines;
        }
        for (var sign : SIGNS) {
            var header = lines.stream()
                    .filter(line -> isHeader(line, sign))
                    .findFirst()
                    .orElse(null);
            if (header != null) {
                var width = cells(header, sign).length;
                return lines.stream().map(line -> withTabs(line, sign, width)).toList();
            }
        }
        return lines;
    }

    private static String withTabs(String line, Pattern sign, int width) {
        var cells = cells(line, sign);
        var apart = sign != GAP || cells.length == width || (cells.length == 2 && Vocabulary.is(Label.GOAL, cells[0]));
        return apart ? String.join("\t", cells) : line;
    }

    private static String[] cells(String line, Pattern sign) {
        return sign.split(sign == GAP ? Text.trim(line) : OUTER.matcher(line).replaceAll(""), -1);
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
