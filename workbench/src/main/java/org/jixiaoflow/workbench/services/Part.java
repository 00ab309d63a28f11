package org.jixiaoflow.workbench.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Part<T>(
        List<T> items,
        long total,
        int page,
        int size,
        @Nullable String asOf) {

    /** Pages there are, at least one. */
    public long pages() {
        return Math.max(1, (total + size - 1) / Math.max(1, size));
    }
}
