package org.jixiaoflow.workbench.versions;

import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.jixiaoflow.support.templates.Difference;

/**
 * A difference by the parts of its place.
 *
 * @param item the item of a list, e.g. a stage; empty if it is the field itself
 * @param part what of it; empty if it is the whole
 */
public record Changed(String field, String item, String part, String before, String after) {

    /** All that one version changed of another. */
    public static List<Changed> between(IndexedRecord before, IndexedRecord after) {
        return Difference.between(before, after).stream().map(Changed::of).toList();
    }

    private static Changed of(Difference difference) {
        var place = List.of(difference.place().substring(1).split("/", -1));
        return new Changed(
                place.get(0),
                place.size() > 2 ? place.get(place.size() - 2) : "",
                place.size() > 1 ? place.get(place.size() - 1) : "",
                difference.before(),
                difference.after());
    }
}
