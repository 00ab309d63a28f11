package org.jixiaoflow.local.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords of the database's roles, a file each. */
public final class DatabasePasswords {

    private final Path directory;

    /** Passwords in {@code directory}. */
    public DatabasePasswords(Path directory) {
        this.directory = directory;
    }

    /** What the role signs in with; a new password if there is none. */
    public String of(String role) {
        return known(role).orElseGet(() -> {
            SecretFile.write(directory, name(role), SecretFile.random());
            return SecretFile.read(file(role));
        });
    }

    /** What the role signs in with, if the database was ever started. */
    public Optional<String> known(String role) {
        return Files.exists(file(role)) ? Optional.of(SecretFile.read(file(role))) : Optional.empty();
    }

    /** The file that holds it, readable by its owner only. */
    public Path file(String role) {
        return directory.resolve(name(role));
    }

    private static String name(String role) {
        return role + ".password";
    }
}
