package org.jixiaoflow.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a document wasn't certain of, beside what is printed there.
 *
 * @param number its place among the notes of the content
 * @param line of the document; null if it has no lines
 * @param field path of the field that was left open; null if it is about none
 * @param offered what is printed for that field; null if nothing is
 * @param printed the line, the one before it and the one after it; empty if nobody knows
 */
public record Doubt(
        int number,
        @Nullable Integer line,
        String message,
        @Nullable String field,
        @Nullable String offered,
        List<String> printed) {

    public static List<Doubt> of(@Nullable FormContent content) {
        if (content == null) {
            return List.of();
        }
        var source = content.getSource();
        var text = source == null ? null : source.getPrintedText();
        var lines = text == null ? List.<String>of() : text.lines().toList();
        var first = source == null || source.getLine() == null ? 1 : source.getLine();
        var doubts = new ArrayList<Doubt>();
        for (var note : content.getNotes()) {
            var line = note.getLine();
            doubts.add(new Doubt(
                    doubts.size(),
                    line,
                    note.getMessage(),
                    note.getPath(),
                    note.getOffered(),
                    line == null ? List.of() : around(lines, Objects.requireNonNull(line) - first)));
        }
        return doubts;
    }

    private static List<String> around(List<String> lines, int at) {
        return at < 0 || at >= lines.size()
                ? List.of()
                : lines.subList(Math.max(0, at - 1), Math.min(lines.size(), at + 2));
    }

    /** Where in a draft it stands that somebody has looked at it. */
    String path() {
        return path(number);
    }

    static String path(int number) {
        return "/notes/" + number;
    }
}
