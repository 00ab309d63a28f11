package org.jixiaoflow.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** This process, those that it started, and others that serve it: PostgreSQL is nobody's child. */
public final class Processes {

    private static final long BYTES_PER_KIB = 1024;
    /** Where a process's file of figures has those of its own ended ones, counted from behind its name. */
    private static final int USER_OF_ENDED = 13;

    private static final int SYSTEM_OF_ENDED = 14;
    private static final long NANOS_PER_TICK = 10_000_000;

    private final List<Path> roots;

    /** @param pidFiles whose first line is the id of a process that serves this one */
    public Processes(List<Path> pidFiles) {
        this.roots = pidFiles;
    }

    /** Processor time that all have taken, those included that they started and that have ended. */
    public Duration cpu() {
        var own = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return others().map(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).plus(ended(process.pid())))
                .reduce(Duration.ofNanos(own.getProcessCpuTime()), Duration::plus);
    }

    /** What a process's own ended ones took, such as a connection's; nothing where the system doesn't say. */
    private static Duration ended(long pid) {
        try {
            var status = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            var figures = status.substring(status.lastIndexOf(')') + 2).split(" ", 0);
            return Duration.ofNanos(NANOS_PER_TICK
                    * (Long.parseLong(figures[USER_OF_ENDED]) + Long.parseLong(figures[SYSTEM_OF_ENDED])));
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** Memory of all, in bytes; what some share is counted once. */
    public long memory() {
        return proportional("self")
                + others().mapToLong(process -> proportional(String.valueOf(process.pid())))
                        .sum();
    }

    private static long proportional(String process) {
        return kibibytes("/proc/%s/smaps_rollup".formatted(process), "Pss:");
    }

    /** Resident memory of this process, in bytes; 0 where the system doesn't say. */
    public static long resident() {
        return kibibytes("/proc/self/status", "VmRSS:");
    }

    private static long kibibytes(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** Bytes in the files below a directory; a file that goes meanwhile doesn't count. */
    public static long bytes(Path directory) {
        var sum = new AtomicLong();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    // Kafka's indexes say they are large, and take next to nothing.
                    sum.addAndGet(file.toString().endsWith("index") ? 0 : attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException fault) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum.get();
    }

    private Stream<ProcessHandle> others() {
        var named = roots.stream()
                .flatMap(file -> pid(file).stream())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
        return Stream.concat(ProcessHandle.current().descendants(), named).distinct();
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }
}
