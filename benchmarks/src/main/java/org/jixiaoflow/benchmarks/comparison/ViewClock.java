package org.jixiaoflow.benchmarks.comparison;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jixiaoflow.benchmarks.load.OpenLoopLoad;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.local.database.DatabaseLogin;

/** Times journal entries from when they can be read to when the reviewers' view shows them, by looking at how far the view has come. */
final class ViewClock implements OpenLoopLoad.Entries, AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REACHED =
            "select topic_partition, next_offset from review.view_position where view = 'forms'";

    private final Map<Integer, NavigableMap<Long, Long>> waiting = new ConcurrentHashMap<>();
    private final Histogram times = Latency.histogram();
    private final DatabaseLogin views;
    private final Thread thread = new Thread(this::look, "view-clock");
    private volatile boolean ending;

    ViewClock(DatabaseLogin views) {
        this.views = views;
        thread.start();
    }

    @Override
    public void readable(int partition, long offset, long nanoTime) {
        waiting.computeIfAbsent(partition, of -> new ConcurrentSkipListMap<>()).put(offset, nanoTime);
    }

    /** What was measured, once the view shows everything. */
    Latency latency() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.values().stream().anyMatch(entries -> !entries.isEmpty())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The view doesn't show all entries");
            }
            pause();
        }
        close();
        return Latency.of(times);
    }

    private void look() {
        try (var database = views.connect();
                var query = database.prepareStatement(REACHED)) {
            while (!ending) {
                try (var rows = query.executeQuery()) {
                    var now = System.nanoTime();
                    while (rows.next()) {
                        shown(rows.getInt(1), rows.getLong(2), now);
                    }
                }
                pause();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void shown(int partition, long next, long now) {
        var entries = waiting.get(partition);
        if (entries == null) {
            return;
        }
        var done = entries.headMap(next, false);
        // A view may be faster than whoever times it.
        done.values().forEach(readable -> times.recordValue(Math.max(0, now - readable)));
        done.clear();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
