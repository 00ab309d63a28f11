package org.jixiaoflow.workbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What dashboards show is asked for")
class LooksTest {

    private static final Choice COUNTY = new Choice("231083", 2022, FormKind.OBJECTIVE, null);

    private final AtomicLong nanos = new AtomicLong();
    private final Looks looks = new Looks(nanos::get);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    @DisplayName("once for all with the same offices who look meanwhile")
    void once() throws Exception {
        var begun = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> looks.of(auditor("a", "231083"), COUNTY, () -> {
            begun.countDown();
            await(answered);
            return seen();
        }));
        begun.await();
        var second = CompletableFuture.supplyAsync(() -> looks.of(auditor("b", "231083"), COUNTY, this::seen));

        answered.countDown();

        assertThat(second.get()).isSameAs(first.get());
        assertThat(asked).hasValue(1);
    }

    @Test
    @DisplayName("again a moment later")
    void later() {
        looks.of(auditor("a", "231083"), COUNTY, this::seen);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        looks.of(auditor("a", "231083"), COUNTY, this::seen);

        assertThat(asked).hasValue(2);
    }

    @Test
    @DisplayName("again for other offices and for another page")
    void others() {
        looks.of(auditor("a", "231083"), COUNTY, this::seen);
        looks.of(auditor("a", "231084"), COUNTY, this::seen);
        looks.of(auditor("a", "231083"), new Choice("231083", 2023, FormKind.OBJECTIVE, null), this::seen);

        assertThat(asked).hasValue(3);
    }

    @Test
    @DisplayName("again after it failed, which is told as it is")
    void failed() {
        var failure = new IllegalStateException("refused");
        assertThatThrownBy(() -> looks.of(auditor("a", "231083"), COUNTY, () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        looks.of(auditor("a", "231083"), COUNTY, this::seen);

        assertThat(asked).hasValue(1);
    }

    private Seen seen() {
        asked.incrementAndGet();
        return new Seen(Panel.none(), null, null, Panel.none(), null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Me auditor(String id, String region) {
        return new Me(
                id,
                id,
                null,
                List.of(new Me.Named("auditor", "审计")),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                false,
                List.of(),
                List.of(region),
                List.of(),
                List.of());
    }
}
