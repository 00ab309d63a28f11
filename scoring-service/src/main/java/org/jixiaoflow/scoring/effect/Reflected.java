package org.jixiaoflow.scoring.effect;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.support.projection.AsOf;
import org.jspecify.annotations.Nullable;

/** Of when two views together are: of when the one that is behind is. */
record Reflected(@Nullable Instant asOf, boolean refilling) {

    static Reflected of(AsOf one, AsOf other) {
        return new Reflected(
                Stream.of(one, other)
                        .map(AsOf::time)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                one.refilling() || other.refilling());
    }
}
