package org.jixiaoflow.local.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the registry's JVM has loaded, as one that starts takes it over at once: it is ready in less than half of the time then. The first
 * that ends in order writes it, beside the registry, for this version of Java.
 */
final class ClassArchive {

    /** Of a process that was asked to end, and had the time. */
    private static final int ENDED = 128 + 15;

    private final Path archive;
    private final Path unfinished;
    private final boolean there;

    private ClassArchive(Path archive, Path unfinished) {
        this.archive = archive;
        this.unfinished = unfinished;
        this.there = Files.exists(archive);
    }

    /** @param port of the registry, by which two that run at once are told apart */
    static ClassArchive in(Path home, int port) {
        var name = "classes-%s.jsa".formatted(Runtime.version());
        return new ClassArchive(home.resolve(name), home.resolve(name + "." + port));
    }

    /** What the JVM is told. */
    String option() {
        return there ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + unfinished;
    }

    /** Keeps what the JVM wrote when it ended, if it wrote all of it. */
    void keep(int exit) {
        try {
            if (exit == ENDED && Files.exists(unfinished)) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
