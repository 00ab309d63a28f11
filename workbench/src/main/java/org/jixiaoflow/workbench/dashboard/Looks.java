package org.jixiaoflow.workbench.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What dashboards show, asked once for all whom services tell the same and who look within a moment: everybody who has one open looks at
 * every change, all at once.
 */
@Component
class Looks {

    private record Look(Me.Offices offices, Choice choice) {}

    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final int KEPT = 1000;

    private final Cache<Look, CompletableFuture<Seen>> looks;

    @Autowired
    Looks() {
        this(Ticker.systemTicker());
    }

    Looks(Ticker ticker) {
        looks = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(MOMENT)
                .maximumSize(KEPT)
                .build();
    }

    /** @param asked asks the services; what went wrong with it is told to all who wait for it, and not kept */
    Seen of(Me me, Choice choice, Supplier<Seen> asked) {
        var look = new Look(me.offices(), choice);
        var own = new CompletableFuture<Seen>();
        var begun = looks.asMap().putIfAbsent(look, own);
        if (begun != null) {
            return Panels.joined(begun);
        }
        try {
            own.complete(asked.get());
        } catch (RuntimeException failed) {
            looks.asMap().remove(look, own);
            own.completeExceptionally(failed);
        }
        return Panels.joined(own);
    }
}
