package org.jixiaoflow.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process that outlived a stack which was killed. Only what the data directory recorded, and what still is that program, is stopped. */
public final class Leftover {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftover() {}

    /** Notes a child process, so that it can be found again. */
    public static void record(Path pidFile, long pid) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.writeString(pidFile, String.valueOf(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the process whose id stands in the first line of {@code pidFile}, if it is alive and its command line holds {@code mark}.
     */
    public static void stop(Path pidFile, String mark) {
        find(pidFile, mark).ifPresent(Leftover::stop);
    }

    /** The process whose id stands in the first line of {@code pidFile}, if it is alive and its command line holds {@code mark}. */
    public static Optional<ProcessHandle> find(Path pidFile, String mark) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(process -> commandLine(process).contains(mark));
    }

    /** Ends a process, gently if it lets itself be. */
    public static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
