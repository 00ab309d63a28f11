package org.jixiaoflow.benchmarks.pages;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A live page that somebody leaves open, fetched again when hints say so, as the page's own script does it: soon, and at growing distances later. */
final class Screen implements AutoCloseable {

    private static final Pattern HEARD = Pattern.compile("data-heard=\"([0-9]*)\"");
    private static final Pattern HINT = Pattern.compile("\"kind\":\"(form|summary|anything)\",\"form\":\"([^\"]*)\"");
    private static final long GATHERED_MILLIS = 150;
    private static final List<Integer> AGAIN_MILLIS = List.of(300, 2000, 8000);

    private final Visitor visitor;
    private final String path;
    private final String about;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "screen"));
    private volatile String shown;
    private boolean due;
    private boolean looking;
    private @Nullable Future<?> again;

    /** @param about the region and year whose forms and sums it shows */
    Screen(Visitor visitor, String path, String about) {
        this.visitor = visitor;
        this.path = path;
        this.about = about;
        shown = visitor.open(path).text();
        var heard = HEARD.matcher(shown);
        var after = heard.find() ? heard.group(1) : "";
        daemon(() -> listen(after), "hints").start();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What it shows now. */
    String shown() {
        return shown;
    }

    private void listen(String after) {
        var heard = after;
        while (!timer.isShutdown()) {
            heard = visitor.hear("/live?after=" + heard, this::hear).orElse(heard);
        }
    }

    private void hear(String data) {
        var hint = HINT.matcher(data);
        if (hint.find() && (hint.group(1).equals("anything") || hint.group(2).startsWith(about))) {
            refresh();
        }
    }

    private synchronized void refresh() {
        if (again != null) {
            again.cancel(false);
        }
        again = later(0);
        look();
    }

    private @Nullable Future<?> later(int times) {
        return times == AGAIN_MILLIS.size() || timer.isShutdown()
                ? null
                : timer.schedule(
                        () -> {
                            synchronized (this) {
                                again = later(times + 1);
                                look();
                            }
                        },
                        AGAIN_MILLIS.get(times),
                        TimeUnit.MILLISECONDS);
    }

    /** What is due while it looks has it look once more. */
    private synchronized void look() {
        due = true;
        if (!looking && !timer.isShutdown()) {
            looking = true;
            var unused = timer.schedule(this::fetch, GATHERED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void fetch() {
        synchronized (this) {
            due = false;
        }
        try {
            shown = visitor.look(path).text();
        } finally {
            synchronized (this) {
                looking = false;
                if (due) {
                    look();
                }
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
