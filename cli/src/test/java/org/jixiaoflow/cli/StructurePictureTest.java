package org.jixiaoflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The picture of the structure")
class StructurePictureTest {

    private static final String RED = "#cf222e";

    @TempDir
    private Path tree;

    @Test
    @DisplayName("draws packages that import each other in red, and says what modules import")
    void circle() throws IOException {
        source("one", "a", "A", "b.B");
        source("one", "b", "B", "c.C");
        source("one", "c", "C", "a.A");
        source("two", "d", "D", "a.A");

        var picture = StructurePicture.of(tree);

        assertThat(picture.circles()).containsExactly("org.jixiaoflow.a", "org.jixiaoflow.b", "org.jixiaoflow.c");
        assertThat(picture.svg()).contains(RED, "two<tspan", "↓ one 1");
    }

    @Test
    @DisplayName("has no red where what is imported imports nothing back")
    void noCircle() throws IOException {
        source("one", "a", "A", "b.B");
        source("one", "b", "B", "c.C");
        source("one", "c", "C", "c.C");

        var picture = StructurePicture.of(tree);

        assertThat(picture.circles()).isEmpty();
        assertThat(picture.svg()).doesNotContain(RED);
    }

    private void source(String module, String name, String type, String imported) throws IOException {
        var directory = Files.createDirectories(tree.resolve(module + "/src/main/java/org/jixiaoflow/" + name));
        Files.writeString(directory.resolve(type + ".java"), """
                package org.jixiaoflow.%s;

                import org.jixiaoflow.%s;

                class %s {}
                """.formatted(name, imported, type));
    }
}
