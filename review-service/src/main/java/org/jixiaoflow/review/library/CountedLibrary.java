package org.jixiaoflow.review.library;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.support.projection.Projections;
import org.springframework.stereotype.Component;

/** A region's library, counted once for as long as nothing comes to what it is counted from. */
@Component
class CountedLibrary {

    private static final int MOST = 32;
    private static final Duration UNASKED = Duration.ofMinutes(10);

    private final Library library;
    private final Projections projections;
    private final Cache<Key, List<LibraryIndicator>> counted =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNASKED).build();

    CountedLibrary(Library library, Projections projections) {
        this.library = library;
        this.projections = projections;
    }

    private record Key(String region, Map<Integer, Long> indicators, Map<Integer, Long> recommendations) {}

    /** As {@link Library#of}. What comes in while it is counted may be in it, and has it counted again. */
    List<LibraryIndicator> of(String region) {
        var key = new Key(
                region,
                projections.asOf(IndicatorView.NAME).positions(),
                projections.asOf(ExemplaryView.NAME).positions());
        return counted.get(key, asked -> library.of(region));
    }
}
