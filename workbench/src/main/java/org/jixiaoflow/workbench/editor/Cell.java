package org.jixiaoflow.workbench.editor;

import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;

/**
 * A field as it is shown for typing.
 *
 * @param open whether it may be typed
 * @param old what was submitted, where that is another value; empty if there is nothing to show
 * @param lastYear what stood there the year before, where it helps to know
 * @param reached what of that was reached, where it is known
 * @param wrong whether something was found wrong with it
 */
record Cell(
        String path,
        String field,
        String text,
        boolean open,
        String old,
        String lastYear,
        YearOnYear.@Nullable Value reached,
        boolean wrong) {

    /** As an element's id. */
    public String id() {
        return "f" + path.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
