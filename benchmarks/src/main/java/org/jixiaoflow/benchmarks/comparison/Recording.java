package org.jixiaoflow.benchmarks.comparison;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline wrote for one period of journeys, byte by byte. Later journeys make it write the same but for the ids and times,
 * which are equally long.
 */
final class Recording {

    private static final String SNAPSHOTS = "jixiao-review-form-snapshots-changelog";
    private static final String CONTENTS = "jixiao-review-form-contents-changelog";
    private static final String SCORED_ROWS = "jixiao-scoring-sums-by-rows-scored-rows-changelog";

    private static final List<String> TOPICS = List.of(
            Topics.FORM_OUTCOMES.name(),
            Topics.FORM_EVENTS.name(),
            SNAPSHOTS,
            CONTENTS,
            Topics.APPROVED_FORMS.name(),
            Topics.FORM_SCORES.name(),
            Topics.SCORE_HISTORY.name(),
            SCORED_ROWS,
            Topics.FORM_FILINGS.name(),
            Topics.DEPARTMENT_SCORES.name(),
            Topics.SCORE_SUMMARIES.name(),
            Topics.DEPARTMENT_FILINGS.name(),
            Topics.FILING_SUMMARIES.name(),
            Topics.NOTIFICATIONS.name());

    private final Map<Integer, List<Bytes>> outcomes = new HashMap<>();
    private final Map<Integer, List<Bytes>> entries = new HashMap<>();
    private final Map<Integer, List<Bytes>> snapshots = new HashMap<>();
    private final Map<Integer, List<Bytes>> contents = new HashMap<>();
    private final Map<Integer, Map<Integer, List<Notice>>> notices = new HashMap<>();
    private final Map<Integer, Bytes> approved = new HashMap<>();
    private final Map<Integer, Bytes> scores = new HashMap<>();
    private final Map<Integer, Bytes> changes = new HashMap<>();
    private final Map<Integer, Bytes> scoredRows = new HashMap<>();
    private final Map<Integer, Bytes> filedRows = new HashMap<>();
    private final Map<Integer, BitSet> moves = new HashMap<>();
    private Bytes departmentScore = Bytes.wrap(new byte[0]);
    private Bytes summary = Bytes.wrap(new byte[0]);
    private Bytes departmentFiling = Bytes.wrap(new byte[0]);
    private Bytes filingSummary = Bytes.wrap(new byte[0]);

    private final Map<String, List<Kept>> topics;

    private Recording(Map<String, List<Kept>> topics) {
        this.topics = topics;
    }

    /** Keeps what a broker holds after one period in a file. */
    static void keep(String bootstrapServers, Path file) {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var topic : TOPICS) {
                Logs.read(bootstrapServers, topic, (key, value) -> write(out, topic, key, value.get()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, String topic, String key, byte[] value) {
        try {
            out.writeUTF(topic);
            out.writeUTF(key);
            out.writeInt(value.length);
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept in that file. */
    static Recording in(Path file) {
        var topics = new HashMap<String, List<Kept>>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (in.available() > 0) {
                topics.computeIfAbsent(in.readUTF(), topic -> new ArrayList<>())
                        .add(new Kept(in.readUTF(), Bytes.wrap(in.readNBytes(in.readInt()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var recording = new Recording(topics);
        recording.read();
        return recording;
    }

    private void read() {
        perVersion(Topics.FORM_OUTCOMES.name(), outcomes);
        perVersion(Topics.FORM_EVENTS.name(), entries);
        perVersion(SNAPSHOTS, snapshots);
        perVersion(CONTENTS, contents);
        perForm(Topics.APPROVED_FORMS.name(), approved);
        perForm(Topics.FORM_SCORES.name(), scores);
        perForm(Topics.SCORE_HISTORY.name(), changes);
        perForm(SCORED_ROWS, scoredRows);
        perForm(Topics.FORM_FILINGS.name(), filedRows);
        each(Topics.DEPARTMENT_SCORES.name(), (key, value) -> departmentScore = longer(departmentScore, value));
        each(Topics.SCORE_SUMMARIES.name(), (key, value) -> summary = longer(summary, value));
        each(Topics.DEPARTMENT_FILINGS.name(), (key, value) -> departmentFiling = longer(departmentFiling, value));
        each(Topics.FILING_SUMMARIES.name(), (key, value) -> filingSummary = longer(filingSummary, value));
        var journal = UnregisteredSerdes.serde(FormEvent.class).deserializer();
        entries.forEach((form, recorded) -> moves.put(form, moving(recorded, journal)));
        var decoder = UnregisteredSerdes.serde(Notification.class).deserializer();
        each(Topics.NOTIFICATIONS.name(), (key, value) -> {
            var notice = decoder.deserialize(Topics.NOTIFICATIONS.name(), value.get());
            notices.computeIfAbsent(Journey.of(notice.getFormId()).number(), form -> new HashMap<>())
                    .computeIfAbsent((int) notice.getVersion(), version -> new ArrayList<>())
                    .add(new Notice(key, value));
        });
    }

    private static BitSet moving(List<Bytes> entries, Deserializer<FormEvent> journal) {
        var versions = new BitSet();
        entries.stream()
                .map(entry -> journal.deserialize(Topics.FORM_EVENTS.name(), entry.get()))
                .filter(entry -> entry.getFromState() != entry.getToState())
                .forEach(entry -> versions.set((int) entry.getVersion()));
        return versions;
    }

    /** The version that a journey's form has with that snapshot; 0 if it has none. */
    int version(Journey journey, byte @Nullable [] snapshot) {
        return snapshot == null ? 0 : place(of(snapshots, journey), snapshot);
    }

    /** What the n-th command of a journey made. */
    Written of(Journey journey, int version) {
        var kept = of(contents, journey);
        return new Written(
                of(outcomes, journey).get(version - 1),
                of(entries, journey).get(version - 1),
                of(snapshots, journey).get(version - 1),
                version <= kept.size() ? kept.get(version - 1) : null,
                version == journey.steps().size() ? of(approved, journey) : null,
                of(notices, journey).getOrDefault(version, List.of()));
    }

    Bytes score(Journey journey) {
        return of(scores, journey);
    }

    Bytes change(Journey journey) {
        return of(changes, journey);
    }

    Bytes departmentScore() {
        return departmentScore;
    }

    Bytes summary() {
        return summary;
    }

    /** What is counted of the journey's score. */
    Bytes scoredRow(Journey journey) {
        return of(scoredRows, journey);
    }

    /** What is counted of where the journey's form stands. */
    Bytes filedRow(Journey journey) {
        return of(filedRows, journey);
    }

    /** Whether an entry of a journey brought the form to another state, and so is counted. */
    boolean moves(Journey journey, byte[] entry) {
        return of(moves, journey).get(place(of(entries, journey), entry));
    }

    private static int place(List<Bytes> recorded, byte[] value) {
        for (var version = 1; version <= recorded.size(); version++) {
            if (Arrays.equals(recorded.get(version - 1).get(), value)) {
                return version;
            }
        }
        throw new IllegalStateException("It was never recorded");
    }

    Bytes departmentFiling() {
        return departmentFiling;
    }

    Bytes filingSummary() {
        return filingSummary;
    }

    private static <T> T of(Map<Integer, T> recorded, Journey journey) {
        var form = journey.number() % Journey.PERIOD;
        var found = recorded.get(form);
        if (found == null) {
            throw new IllegalStateException("Nothing was recorded of form " + form);
        }
        return found;
    }

    private static Bytes longer(Bytes one, Bytes other) {
        return one.get().length >= other.get().length ? one : other;
    }

    private void perVersion(String topic, Map<Integer, List<Bytes>> recorded) {
        each(
                topic,
                (key, value) -> recorded.computeIfAbsent(Journey.of(key).number(), form -> new ArrayList<>())
                        .add(value));
    }

    private void perForm(String topic, Map<Integer, Bytes> recorded) {
        each(topic, (key, value) -> recorded.put(Journey.of(key).number(), value));
    }

    private void each(String topic, BiConsumer<String, Bytes> reader) {
        topics.getOrDefault(topic, List.of()).forEach(kept -> reader.accept(kept.key(), kept.value()));
    }

    /** A record of a topic. */
    private record Kept(String key, Bytes value) {}

    /** A notification with its recipient. */
    record Notice(String recipient, Bytes value) {}

    /** All that one command made; content is null once it stays as it is, approved before the end of a journey. */
    record Written(
            Bytes outcome,
            Bytes entry,
            Bytes snapshot,
            @Nullable Bytes content,
            @Nullable Bytes approved,
            List<Notice> notices) {}
}
