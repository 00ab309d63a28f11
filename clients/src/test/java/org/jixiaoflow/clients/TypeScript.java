package org.jixiaoflow.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Clients in TypeScript, as Debian's compiler takes them. */
final class TypeScript {

    private static final File COMPILER = new File("/usr/bin/tsc");
    private static final File NODE = new File("/usr/bin/node");
    private static final Path SOURCES = Path.of("src/test/typescript");
    private static final Path COMPILED = Path.of("target/javascript").resolve(SOURCES);
    private static final long MINUTES = 3;

    private TypeScript() {}

    /** Where there is no compiler the tests say so and are skipped, unless it must be there. */
    static void required() {
        var there = COMPILER.canExecute() && NODE.canExecute();
        if (!there && "required".equals(System.getenv("JIXIAO_TYPESCRIPT"))) {
            throw new AssertionError("JIXIAO_TYPESCRIPT=required, and there is no compiler of it");
        }
        assumeTrue(there, "TypeScript isn't there: apt-get install node-typescript nodejs");
    }

    /** Compiles all generated clients and those who use them, as strictly as it can. */
    static void compile() throws IOException, InterruptedException {
        output(new ProcessBuilder(COMPILER.getPath(), "-p", SOURCES.toString()));
    }

    /** What a compiled script prints. */
    static String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                NODE.getPath(), COMPILED.resolve(script + ".js").toString());
        process.environment().putAll(environment);
        return output(process);
    }

    private static String output(ProcessBuilder command) throws IOException, InterruptedException {
        var output = Files.createTempFile(Path.of("target"), "typescript", ".log");
        var process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", command.command())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s: %s", command.command(), said).isZero();
        return said;
    }
}
