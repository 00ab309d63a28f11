package org.jixiaoflow.support.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
@Schema(description = "A part of a list.")
public record Page<T>(
        @Schema(description = "The items of this part.") List<T> items,

        @Schema(description = "Items on all pages together.")
        long total,

        @Schema(description = "Number of the page, from 0.") int page,

        @Schema(description = "Most items on a page.") int size,

        @Schema(description = "Send it back as `after` for the items after these; absent if these are the last.")
        @Nullable String next,

        @Schema(description = "Time of the newest record the list reflects.") @Nullable Instant asOf) {

    /** A part of a list without an order of its own: the next one begins behind as many items as there were up to here. */
    public static <T> Page<T> of(List<T> items, long total, Paging paging, @Nullable Instant asOf) {
        var behind = paging.offset() + items.size();
        var next =
                behind < total ? Cursor.of(Paging.PLACE, String.valueOf(behind)).toString() : null;
        return new Page<>(items, total, paging.number(), paging.limit(), next, asOf);
    }

    /** The part of a list that is wanted, of all that there is. */
    public static <T> Page<T> of(List<T> all, Paging paging, @Nullable Instant asOf) {
        var items = all.stream().skip(paging.offset()).limit(paging.limit()).toList();
        return of(items, all.size(), paging, asOf);
    }

    /** The same part of the list, with {@code more} told of each item. */
    public <S> Page<S> with(List<S> more) {
        return new Page<>(more, total, page, size, next, asOf);
    }
}
