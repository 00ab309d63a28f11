package org.jixiaoflow.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A directory that is gone afterwards.
 *
 * @param path where it is
 */
public record TempDirectory(Path path) implements AutoCloseable {

    /** A new, empty one. */
    public static TempDirectory create() {
        try {
            return new TempDirectory(Files.createTempDirectory("jixiao-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
