package org.jixiaoflow.workbench.live;

import org.jspecify.annotations.Nullable;

/**
 * That something changed.
 *
 * @param kind {@code form}, {@code notice}, {@code score} or {@code summary}
 * @param form about which form; of a summary, about which region and year
 * @param version the form's version since; null where there is none
 */
record Hint(String kind, String form, @Nullable Long version) {}
