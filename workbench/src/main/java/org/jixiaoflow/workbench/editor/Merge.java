package org.jixiaoflow.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What two people made of the same form, brought together by fields and rows.
 *
 * @param merged mine, with theirs wherever I changed nothing
 * @param conflicts fields that both changed, and not to the same; mine stands in {@code merged}
 */
record Merge(Draft merged, List<Conflict> conflicts) {

    /** A field that both changed. */
    record Conflict(String path, String old, String mine, String theirs) {}

    static Merge of(Draft base, Draft mine, Draft theirs) {
        var merged = Draft.empty();
        for (var table : Table.values()) {
            merged.rowsOf(table).addAll(rows(base.rowsOf(table), mine.rowsOf(table), theirs.rowsOf(table)));
        }
        var conflicts = new ArrayList<Conflict>();
        var paths = new TreeSet<String>();
        Stream.of(base, mine, theirs)
                .forEach(draft -> paths.addAll(draft.fields().keySet()));
        for (var path : paths) {
            var old = base.text(path);
            var my = mine.text(path);
            var their = theirs.text(path);
            merged.set(path, my.equals(old) ? their : my);
            if (!my.equals(old) && !their.equals(old) && !my.equals(their)) {
                conflicts.add(new Conflict(path, old, my, their));
            }
        }
        return new Merge(merged, conflicts);
    }

    /** My order; what they added comes last, what one of us deleted is gone. */
    private static List<String> rows(List<String> base, List<String> mine, List<String> theirs) {
        var kept = mine.stream().filter(id -> theirs.contains(id) || !base.contains(id));
        var added = theirs.stream().filter(id -> !base.contains(id) && !mine.contains(id));
        return Stream.concat(kept, added).toList();
    }
}
