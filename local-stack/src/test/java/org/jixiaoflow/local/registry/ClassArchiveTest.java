package org.jixiaoflow.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The archive of what the registry's JVM has loaded")
class ClassArchiveTest {

    private static final String WRITING = "-XX:ArchiveClassesAtExit=";
    private static final String READING = "-XX:SharedArchiveFile=";

    @TempDir
    private Path home;

    private static Path written(ClassArchive archive) throws IOException {
        return Files.writeString(Path.of(archive.option().substring(WRITING.length())), "classes");
    }

    @Test
    @DisplayName("is written by the first that ends in order, and read by those after it")
    void first() throws IOException {
        var first = ClassArchive.in(home, 1);
        var beside = ClassArchive.in(home, 2);
        written(first);
        written(beside);

        first.keep(143);
        beside.keep(143);

        assertThat(ClassArchive.in(home, 1).option()).startsWith(READING);
        assertThat(Path.of(ClassArchive.in(home, 3).option().substring(READING.length())))
                .hasContent("classes");
        assertThat(home).isDirectoryNotContaining("glob:**.1").isDirectoryNotContaining("glob:**.2");
    }

    @Test
    @DisplayName("isn't kept of one that was killed while it wrote, and need not be there")
    void killed() throws IOException {
        var killed = ClassArchive.in(home, 1);
        written(killed);

        killed.keep(137);
        ClassArchive.in(home, 2).keep(143);

        assertThat(home).isEmptyDirectory();
        assertThat(ClassArchive.in(home, 1).option()).startsWith(WRITING);
    }
}
