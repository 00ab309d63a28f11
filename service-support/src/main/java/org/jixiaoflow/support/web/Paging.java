package org.jixiaoflow.support.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which part of a list. */
public record Paging(
        @Parameter(description = "From 0; 0 if absent") @Nullable @Min(0) @Max(1_000_000) Integer page,

        @Parameter(description = "1 to 200; 20 if absent") @Nullable @Min(1) @Max(200) Integer size) {

    private static final int USUAL_SIZE = 20;

    /** The beginning of a list. */
    public static Paging first() {
        return new Paging(null, null);
    }

    /** Number of the page, from 0. */
    public int number() {
        return page == null ? 0 : page;
    }

    /** Items on the page. */
    public int limit() {
        return size == null ? USUAL_SIZE : size;
    }

    /** Items before the page. */
    public long offset() {
        return (long) number() * limit();
    }
}
