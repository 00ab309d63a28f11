package org.jixiaoflow.workbench.editor;

import java.util.List;
import org.jixiaoflow.schemas.FormKind;

/**
 * What may be typed: everything in a draft, after a field-scoped return only what was opened.
 *
 * @param paths what is open; empty if all is
 */
record Locks(FormKind kind, List<String> paths) {

    public boolean opens(String path) {
        return path.startsWith("/notes/")
                || (isTyped(path)
                        && (paths.isEmpty()
                                || paths.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"))));
    }

    private boolean isTyped(String path) {
        if (kind == FormKind.OBJECTIVE) {
            return !path.startsWith("/execution/");
        }
        var field = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("/execution/")
                || (path.startsWith("/indicators/")
                        && Table.INDICATORS.typed(kind).contains(field));
    }

    /** Whether rows of that table may come, go and move. */
    boolean opensRows(Table table) {
        return kind == FormKind.OBJECTIVE && (paths.isEmpty() || paths.contains("/" + table.path()));
    }

    public boolean areSome() {
        return !paths.isEmpty();
    }
}
