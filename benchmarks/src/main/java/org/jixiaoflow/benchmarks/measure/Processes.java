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

/** This process and those that serve it: the schema registry, PostgreSQL and its workers. */
public final class Processes {

    private static final long BYTES_PER_KIB = 1024;

    private final List<Path> roots;

    /** @param pidFiles whose first line is the id of a process that serves this one */
    public Processes(List<Path> pidFiles) {
        this.roots = pidFiles;
    }

    /** Processor time that all have taken; of those that have ended, nothing. */
    public Duration cpu() {
        var own = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return others().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ofNanos(own.getProcessCpuTime()), Duration::plus);
    }

    /** Resident memory of this process, in bytes; 0 where the system doesn't say. */
    public static long resident() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
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
        return roots.stream()
                .flatMap(file -> pid(file).stream())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }
}
