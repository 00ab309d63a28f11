package org.jixiaoflow.workbench.live;

import org.jspecify.annotations.Nullable;

/**
 * That something changed.
 *
 * @param kind {@code form}, {@code notice}, {@code score}, {@code summary} or {@code anything}
 * @param form about which form; of a summary, about which region and year
 * @param version the form's version since; null where there is none
 */
record Hint(String kind, String form, @Nullable Long version) {

    /** That anything may have changed. */
    static final Hint ANYTHING = new Hint("anything", "", null);
}
