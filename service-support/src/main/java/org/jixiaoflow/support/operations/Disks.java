package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How full disks of directories are. */
final class Disks {

    private Disks() {}

    /** That of a directory, or of the first above it that is there. */
    static Optional<Surroundings.Disk> of(Path directory) {
        return existing(directory.toAbsolutePath()).map(Disks::disk);
    }

    /** A stream's directory isn't there before its first record. */
    private static Optional<Path> existing(Path directory) {
        var there = directory;
        while (there != null && !Files.isDirectory(there)) {
            there = there.getParent();
        }
        return Optional.ofNullable(there);
    }

    private static Surroundings.Disk disk(Path directory) {
        try {
            var disk = Files.getFileStore(directory);
            return new Surroundings.Disk(directory.toString(), disk.getTotalSpace(), disk.getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
