package org.jixiaoflow.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;

/** Records to throw at a portal's topic; the same of the same seed. A command's id tells its number. */
final class FuzzRecords {

    /** Behind the header stands the command's id: its length and its 36 characters. What follows may be broken. */
    private static final int BEHIND_ID = RegistrySerdes.HEADER_BYTES + 1 + 36;

    private static final int ONE_OVERSIZE_IN = 5000;
    private static final int OVERSIZE = 600 * 1024;
    private static final int ONE_UNFOLDING_IN = 1500;
    private static final int MIB = 1024 * 1024;
    private static final int LARGEST_UNFOLDED = 30 * MIB;
    private static final int FORMS = 5000;
    private static final long MARK = 0x4a58_465a_0000_4000L;
    private static final Instant NOW = Instant.parse("2025-01-10T08:00:00Z");
    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "\u0000",
            "'; drop table submission.form; --",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "\ud83d\ude00".repeat(50),
            "\u202e\u0007\u001b[31m",
            "𠮷".repeat(2000),
            "${jndi:ldap://x}",
            "x".repeat(20_000));

    private volatile int thrown;
    private final Random random;
    private final Topic<FormSubmission> topic;
    private final Serializer<FormSubmission> submissions;
    private final Serializer<CommandOutcome> foreign;

    FuzzRecords(long seed, Topic<FormSubmission> topic, TopicSerdes serdes) {
        this.random = new Random(seed);
        this.topic = topic;
        this.submissions = serdes.of(topic).serializer();
        this.foreign = serdes.of(Topics.FORM_OUTCOMES).serializer();
    }

    /** One of them. */
    record Shot(Kind kind, ProducerRecord<byte[], byte[]> record) {}

    /** The id of the command in the shot of that number. */
    static UUID id(int number) {
        return new UUID(MARK, 0x8000_0000_0000_0000L | number);
    }

    /** The number of the shot that a command came with; -1 if it came with none. */
    static int number(UUID command) {
        var number = command.getLeastSignificantBits() & ~0x8000_0000_0000_0000L;
        return command.getMostSignificantBits() == MARK && number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    /** How many there were so far. */
    int thrown() {
        return thrown;
    }

    Shot next(int number) {
        thrown = number + 1;
        var kind = kind();
        var form = "231083-2024-OBJECTIVE-fuzz.n%d".formatted(random.nextInt(FORMS));
        return switch (kind) {
            case VALID -> shot(kind, form, bytes(valid(number, form).build()));
            case ABSURD_CONTENT ->
                shot(kind, form, bytes(valid(number, form).setContent(absurd()).build()));
            case ABSURD_COMMAND -> absurdCommand(number, form);
            case RANDOM_BYTES -> shot(kind, form, random(random.nextInt(400)));
            case RANDOM_BEHIND_HEADER -> shot(kind, form, randomBehindHeader(number, form));
            case TRUNCATED -> {
                var whole = bytes(valid(number, form).build());
                yield shot(kind, form, Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
            }
            case FLIPPED -> shot(kind, form, flipped(bytes(valid(number, form).build())));
            case UNKNOWN_SCHEMA -> {
                var bytes = bytes(valid(number, form).build());
                ByteBuffer.wrap(bytes).putInt(1, 1_000_000 + random.nextInt(1_000_000));
                yield shot(kind, form, bytes);
            }
            case FOREIGN_SCHEMA ->
                shot(kind, form, foreign.serialize(Topics.FORM_OUTCOMES.name(), outcome(number, form)));
            case EMPTY_VALUE -> shot(kind, form, new byte[0]);
            case NO_VALUE -> shot(kind, form, null);
            case NO_KEY -> shot(kind, null, bytes(valid(number, form).build()));
            case WRONG_KEY ->
                shot(
                        kind,
                        random.nextBoolean() ? "" : form + "0",
                        bytes(valid(number, form).build()));
            case UNFOLDING -> unfolding(number, form);
            case OVERSIZE ->
                shot(
                        kind,
                        form,
                        bytes(valid(number, form)
                                .setReason("大".repeat(OVERSIZE / 3))
                                .build()));
        };
    }

    private Kind kind() {
        if (random.nextInt(ONE_OVERSIZE_IN) == 0) {
            return Kind.OVERSIZE;
        }
        return random.nextInt(ONE_UNFOLDING_IN) == 0 ? Kind.UNFOLDING : Kind.at(random.nextInt(100));
    }

    private Shot unfolding(int number, String form) {
        var size = MIB + random.nextInt(LARGEST_UNFOLDED - MIB);
        return switch (random.nextInt(4)) {
            case 0 -> shot(Kind.UNFOLDING, form, new byte[size]);
            case 1 ->
                shot(
                        Kind.UNFOLDING,
                        form,
                        bytes(valid(number, form).setReason("0".repeat(size)).build()));
            case 2 ->
                shot(Kind.UNFOLDING, "0".repeat(size), bytes(valid(number, form).build()));
            default -> {
                var poison = shot(Kind.UNFOLDING, form, random(random.nextInt(400)));
                poison.record().headers().add("large", new byte[size]);
                yield poison;
            }
        };
    }

    private Shot shot(Kind kind, @Nullable String key, byte @Nullable [] value) {
        return new Shot(kind, new ProducerRecord<>(topic.name(), key == null ? null : key.getBytes(UTF_8), value));
    }

    private byte[] bytes(FormSubmission submission) {
        return submissions.serialize(topic.name(), submission);
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] randomBehindHeader(int number, String form) {
        var bytes = random(RegistrySerdes.HEADER_BYTES + random.nextInt(400));
        System.arraycopy(bytes(valid(number, form).build()), 0, bytes, 0, RegistrySerdes.HEADER_BYTES);
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        for (var flips = 1 + random.nextInt(4); flips > 0; flips--) {
            var at = BEHIND_ID + random.nextInt(bytes.length - BEHIND_ID);
            bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }

    private FormSubmission.Builder valid(int number, String form) {
        return FormSubmission.newBuilder()
                .setCommandId(id(number))
                .setFormId(form)
                .setTrigger(random.nextInt(4) == 0 ? SubmissionTrigger.SUBMIT : SubmissionTrigger.SAVE)
                .setActor(actor("portal", "portal"))
                .setIssuedAt(NOW)
                .setContent(content());
    }

    private static Actor actor(String id, String role) {
        return Actor.newBuilder()
                .setId(id)
                .setName(id)
                .setRole(role)
                .setRegions(List.of("*"))
                .build();
    }

    private FormContent content() {
        return FormContent.newBuilder()
                .setDepartmentName("民政局")
                .setAnnualGoals(List.of(new AnnualGoal("g1", "保障困难群众的基本生活，让救助及时、准确、有温度")))
                .setIndicators(List.of(
                        indicator("i1", "产出指标", "数量指标", "救助人次", "1000", "人次", 30),
                        indicator("i2", "产出指标", "质量指标", "救助对象认定准确率", "98", "%", 10),
                        indicator("i3", "产出指标", "时效指标", "救助金按时发放率", "95", "%", 10),
                        indicator("i4", "效益指标", "社会效益指标", "困难群众应保尽保率", "97", "%", 30),
                        indicator("i5", "满意度指标", "服务对象满意度指标", "救助对象满意度", "90", "%", 10)))
                .build();
    }

    private static Indicator indicator(
            String id, String level1, String level2, String name, String target, String unit, int weight) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1(level1)
                .setLevel2(level2)
                .setName(name)
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setUnit(unit)
                .setWeight(BigDecimal.valueOf(weight).setScale(2))
                .build();
    }

    private FormContent absurd() {
        var indicators = new ArrayList<Indicator>();
        var many = random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(6);
        // All of it must fit into what a broker takes.
        Supplier<String> text = many > 6 ? () -> shortened(nonsense()) : this::nonsense;
        for (var row = 0; row < many; row++) {
            indicators.add(Indicator.newBuilder()
                    .setId(text.get())
                    .setLevel1(maybe(text))
                    .setLevel2(maybe(text))
                    .setName(maybe(text))
                    .setOperator(maybe(() -> one(Operator.values())))
                    .setTarget(maybe(() -> many > 6 ? shortened(number()) : number()))
                    .setUnit(maybe(text))
                    .setWeight(maybe(() -> new BigDecimal(random.nextInt(2_000_000) - 1_000_000).movePointLeft(2)))
                    .build());
        }
        return FormContent.newBuilder()
                .setDepartmentName(maybe(this::nonsense))
                .setAnnualGoals(Collections.nCopies(random.nextInt(4), new AnnualGoal(nonsense(), nonsense())))
                .setIndicators(indicators)
                .build();
    }

    private Shot absurdCommand(int number, String form) {
        var command = valid(number, form);
        var key = form;
        switch (random.nextInt(7)) {
            case 0 -> {
                key = nonsense();
                command.setFormId(key);
            }
            case 1 -> command.setActor(actor(nonsense(), "administrator"));
            case 2 -> command.setIssuedAt(Instant.ofEpochMilli(random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE));
            case 3 -> command.setExpectedVersion(random.nextLong());
            case 4 -> command.setContent(null);
            case 5 ->
                command.setTrigger(one(SubmissionTrigger.values()))
                        .setReason(nonsense())
                        .setPortalId(nonsense());
            default -> {
                key = form.replace("OBJECTIVE", "SELF_EVALUATION");
                command.setFormId(key);
            }
        }
        return shot(Kind.ABSURD_COMMAND, key, bytes(command.build()));
    }

    private static CommandOutcome outcome(int number, String form) {
        return CommandOutcome.newBuilder()
                .setCommandId(id(number))
                .setFormId(form)
                .setTrigger(Trigger.SAVE)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(1)
                .setRevision(0)
                .setState(FormState.DRAFT)
                .setDecidedAt(NOW)
                .build();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private <T> T one(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private String nonsense() {
        return NONSENSE.get(random.nextInt(NONSENSE.size()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> "1e" + random.nextInt();
            case 1 -> "9".repeat(1 + random.nextInt(3000));
            case 2 -> "-" + random.nextInt() + "万亿％";
            default -> nonsense();
        };
    }
}
