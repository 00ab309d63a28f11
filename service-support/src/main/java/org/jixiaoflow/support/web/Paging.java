package org.jixiaoflow.support.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which part of a list. */
public record Paging(
        @Parameter(description = "From 0; 0 if absent") @Nullable @Min(0) @Max(1_000_000) Integer page,

        @Parameter(description = "1 to 200; 20 if absent") @Nullable @Min(1) @Max(200) Integer size,

        @Parameter(description = "`next` of the part before; `page` counts for nothing then") @Nullable String after) {

    static final String PLACE = "#";
    private static final int USUAL_SIZE = 20;
    private static final String NUMBER = "\\d{1,9}";

    /** The beginning of a list. */
    public static Paging first() {
        return of(null, null);
    }

    /** A page by its number. */
    public static Paging of(@Nullable Integer page, @Nullable Integer size) {
        return new Paging(page, size, null);
    }

    /** Number of the page, from 0. */
    public int number() {
        if (after != null) {
            return 0;
        }
        return page == null ? 0 : page;
    }

    /** Items on the page. */
    public int limit() {
        return size == null ? USUAL_SIZE : size;
    }

    /** Items before the page, in a list without an order of its own; see {@link Page#of}. */
    public long offset() {
        if (after == null) {
            return (long) number() * limit();
        }
        var place = Cursor.parse(after, PLACE, 2).parts().get(1);
        if (!place.matches(NUMBER)) {
            throw Cursor.invalid();
        }
        return Long.parseLong(place);
    }
}
