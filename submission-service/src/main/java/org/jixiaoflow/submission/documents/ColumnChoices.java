package org.jixiaoflow.submission.documents;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people decided of columns whose headings aren't known, remembered for the layout. */
@FunctionalInterface
public interface ColumnChoices {

    /** What a column can be said to hold: what a form has a field for, or {@link Column#KEPT}. */
    Set<Column> CHOOSABLE =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Column.DEPARTMENT, Column.SERIAL, Column.LABEL)));

    ColumnChoices NONE = (layout, heading) -> null;

    /**
     * What the column holds; null where nobody decided.
     *
     * @param layout the table's headings, parted by bars, as the note on the heading says them
     * @param heading as printed, as the note says it
     */
    @Nullable Column column(String layout, String heading);
}
