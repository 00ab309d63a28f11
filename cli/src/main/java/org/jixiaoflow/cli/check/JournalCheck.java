package org.jixiaoflow.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jixiaoflow.cli.check.Invariant.Kind.ENTRIES_ARE_TRANSITIONS;
import static org.jixiaoflow.cli.check.Invariant.Kind.HASH_CHAIN;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_ENTRY_PER_COMMAND;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jspecify.annotations.Nullable;

/** Reads the journal entry by entry and keeps of each form only what the next entry is held against. */
final class JournalCheck {

    private final Report report;
    private final Map<String, Form> forms = new TreeMap<>();

    JournalCheck(Report report) {
        this.report = report;
    }

    /** Takes the next entry of its partition, with the Avro bytes it came in. */
    void add(String key, FormEvent entry, byte[] avro) {
        var form = forms.computeIfAbsent(key, Form::new);
        var place = "%s v%d".formatted(key, entry.getVersion());
        var once = report.of(ONE_ENTRY_PER_COMMAND);
        once.test(key.equals(entry.getFormId()), place + ": the key is another form's");
        once.test(entry.getVersion() == form.version + 1, "%s follows v%d".formatted(place, form.version));
        var first = form.commands.putIfAbsent(entry.getCommandId(), entry.getVersion());
        once.test(first == null, "%s: command %s already made v%d".formatted(place, entry.getCommandId(), first));
        report.of(ENTRIES_ARE_TRANSITIONS)
                .test(
                        Transitions.permit(entry)
                                && entry.getFromState() == form.state
                                && Objects.equals(entry.getFromStage(), form.stage),
                        "%s: %s from %s %s to %s %s after %s %s"
                                .formatted(
                                        place,
                                        entry.getTrigger(),
                                        entry.getFromState(),
                                        entry.getFromStage(),
                                        entry.getToState(),
                                        entry.getToStage(),
                                        form.state,
                                        form.stage));
        report.of(HASH_CHAIN)
                .test(Objects.equals(entry.getPreviousHash(), form.hash), place + ": the entry before was changed");
        form.take(entry, sha256(avro));
    }

    Map<String, Form> forms() {
        return forms;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the journal says of one form. */
    static final class Form {

        static final String WITHHELD = "withheld";

        private final String id;
        private final Map<UUID, Long> commands = new HashMap<>();
        private @Nullable Instant begunAt;
        private long version;
        private long stateVersion;
        private int revision;
        private @Nullable FormState state;
        private @Nullable String stage;
        private @Nullable String hash;
        private @Nullable String contentHash;
        private @Nullable Approval approval;
        private final Map<Integer, String> publications = new TreeMap<>();

        Form(String id) {
            this.id = id;
        }

        private void take(FormEvent entry, String entryHash) {
            begunAt = begunAt == null ? entry.getOccurredAt() : begunAt;
            version = entry.getVersion();
            stateVersion = entry.getToState() == state ? stateVersion : version;
            revision = entry.getRevision();
            state = entry.getToState();
            stage = entry.getToStage();
            hash = entryHash;
            if (entry.getContent() != null) {
                contentHash = hashOf(entry.getContent());
            }
            if (entry.getTrigger() == Trigger.APPROVE) {
                approval = new Approval(version, revision, contentHash);
            } else if (entry.getTrigger() == Trigger.REVOKE) {
                approval = null;
            } else if (entry.getTrigger() == Trigger.PUBLISH) {
                var hash = sha256(String.valueOf(entry.getPublished()).getBytes(UTF_8));
                publications.put(revision, "v%d %s".formatted(version, hash));
            } else if (entry.getTrigger() == Trigger.WITHHOLD) {
                publications.replaceAll((published, what) -> WITHHELD);
            }
        }

        static String hashOf(FormContent content) {
            return sha256(UnregisteredSerdes.encode(content));
        }

        String id() {
            return id;
        }

        /** When its first entry was written. */
        Instant begunAt() {
            return Objects.requireNonNull(begunAt);
        }

        long version() {
            return version;
        }

        /** Of the entry that brought it to its state. */
        long stateVersion() {
            return stateVersion;
        }

        int revision() {
            return revision;
        }

        @Nullable FormState state() {
            return state;
        }

        @Nullable String stage() {
            return stage;
        }

        @Nullable Approval approval() {
            return approval;
        }

        /** What the public reads of each revision that was ever published: which entry said so, and the hash. */
        Map<Integer, String> publications() {
            return publications;
        }

        /** The version that {@code commandId} made; null if none. */
        @Nullable Long madeBy(UUID commandId) {
            return commands.get(commandId);
        }
    }

    /** The approval in force. */
    record Approval(long version, int revision, @Nullable String contentHash) {}
}
