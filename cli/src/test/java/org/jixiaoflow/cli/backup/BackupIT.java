package org.jixiaoflow.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.cli.demo.Demo;
import org.jixiaoflow.cli.demo.DemoResult;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {

    private static final int FORMS = 6;

    @TempDir
    private static Path directory;

    private final Ports ports = Ports.free();
    private DemoResult before;
    private Manifest manifest;

    @BeforeAll
    void backUp() throws Exception {
        var data = directory.resolve("data");
        try (var stack = LocalStack.start(data, ports, Progress.SILENT)) {
            before = demo(stack);
        }
        try (var stack = LocalStack.withoutServices(data, ports, false)) {
            manifest = new Backup(kafka(stack), stack.addresses()).write(directory.resolve("backup"), topic -> {});
        }
    }

    @Test
    void isAStackAgainWithTheSameFormsVersionsHashesAndScores() throws Exception {
        var data = directory.resolve("restored");
        try (var stack = LocalStack.withoutServices(data, ports, false)) {
            restore(stack);
            assertThatThrownBy(() -> restore(stack)).isInstanceOf(StackProblem.class);
        }

        try (var stack = LocalStack.start(data, ports, Progress.SILENT)) {
            var after = demo(stack);

            // Every command was answered as it was the first time, so the journal is what it was.
            assertThat(after.departments()).isEqualTo(before.departments());
            assertThat(after.refused()).isZero();
            var addresses = stack.addresses();
            var report = new Checker(
                            addresses.kafka(),
                            new RegistrySerdes(addresses.registry()),
                            stack.database(StackDatabase.CHECKER))
                    .check();
            assertThat(report.invariants())
                    .allSatisfy(invariant -> assertThat(invariant.violations())
                            .as(invariant.kind().name())
                            .isEmpty());
        }

        try (var stack = LocalStack.withoutServices(data, ports, false)) {
            new Backup(kafka(stack), stack.addresses()).write(directory.resolve("again"), topic -> {});
        }
        for (var topic : List.of(Topics.FORM_EVENTS, Topics.APPROVED_FORMS, Topics.FORM_SCORES, Topics.SCORE_HISTORY)) {
            assertThat(records("again", topic.name()))
                    .as(topic.name())
                    .isNotEmpty()
                    .isEqualTo(records("backup", topic.name()));
        }
    }

    @Test
    void isRefusedUnlessEveryFileIsAsItWasWritten() throws Exception {
        var damaged = Files.createDirectories(directory.resolve("damaged"));
        for (var topic : manifest.topics()) {
            Files.copy(directory.resolve("backup").resolve(topic.file()), damaged.resolve(topic.file()));
        }
        assertThatThrownBy(() -> Restore.verified(damaged)).isInstanceOf(StackProblem.class);

        manifest.write(damaged);
        assertThat(Restore.verified(damaged).records()).isEqualTo(manifest.records());

        var journal = damaged.resolve("form-events.records.gz");
        var bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Restore.verified(damaged)).isInstanceOf(StackProblem.class);

        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        assertThatThrownBy(() -> Restore.verified(damaged)).isInstanceOf(StackProblem.class);
    }

    private void restore(LocalStack stack) throws IOException {
        var backup = directory.resolve("backup");
        new Restore(kafka(stack), stack.addresses()).from(backup, Restore.verified(backup), topic -> {});
    }

    private static Map<String, Object> kafka(LocalStack stack) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafka());
    }

    private static DemoResult demo(LocalStack stack) throws IOException {
        try (var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            var forms = DocumentReader.read(sample.readAllBytes()).subList(0, FORMS);
            return new Demo(stack.addresses(), stack.identity(), false)
                    .run(forms, "hailin-2022.json", "231083", 2022, (through, approved, returned) -> {});
        }
    }

    /** A topic's records by key, in their order, without their schemas' ids. */
    private static Map<String, List<String>> records(String backup, String topic) throws IOException {
        var records = new TreeMap<String, List<String>>();
        RecordFile.read(
                directory.resolve(backup).resolve(topic + ".records.gz"),
                topic,
                kept -> records.computeIfAbsent(
                                new String(kept.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                        .add(
                                kept.value() == null
                                        ? "–"
                                        : HexFormat.of()
                                                .formatHex(
                                                        kept.value(),
                                                        RegistrySerdes.HEADER_BYTES,
                                                        kept.value().length)));
        return new HashMap<>(records);
    }
}
