package org.jixiaoflow.local.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files nobody but their owner reads, from the moment they are there. */
final class OwnersOnly {

    private OwnersOnly() {}

    static Path createFile(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.createTempFile(directory, name, null, owner);
    }
}
