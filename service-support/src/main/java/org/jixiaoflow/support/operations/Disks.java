package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How full the disks of directories are. */
final class Disks {

    private Disks() {}

    /** One for each directory that is there, or whose parent is. */
    static List<Surroundings.Disk> of(Collection<Path> directories) {
        return directories.stream()
                .map(Path::toAbsolutePath)
                .distinct()
                .flatMap(directory -> existing(directory).stream())
                .map(Disks::disk)
                .toList();
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
