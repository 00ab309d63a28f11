package org.jixiaoflow.submission.documents;

import org.jspecify.annotations.Nullable;

/** What people decided of columns whose headings aren't known, remembered for the layout. */
@FunctionalInterface
interface ColumnChoices {

    ColumnChoices NONE = (layout, heading) -> null;

    /**
     * What the column holds; null where nobody decided.
     *
     * @param layout the table's headings, parted by bars
     * @param heading as printed
     */
    @Nullable Column column(String layout, String heading);
}
