package org.jixiaoflow.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small disk of its own, in memory, that can be filled to the last byte. */
final class Disk implements AutoCloseable {

    private static final String SIZE = "1g";
    private static final int STEP = 1024 * 1024;

    private final Path directory;
    private final Path ballast;

    private Disk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    /** Mounts one on {@code directory}; nothing where that isn't allowed. */
    static Optional<Disk> mount(Path directory) {
        try {
            Files.createDirectories(directory);
            return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString())
                    ? Optional.of(new Disk(directory))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fill() {
        var step = new byte[STEP];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(step);
            }
        } catch (IOException full) {
            // as it should be
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", directory.toString());
    }
}
