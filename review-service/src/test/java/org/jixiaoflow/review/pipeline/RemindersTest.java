package org.jixiaoflow.review.pipeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.pipeline.Timers.Timer;
import org.jixiaoflow.review.templates.Ladder;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The year 2026 as the State Council has it: the spring festival from 15 to 23 February, made up for on the Saturdays of 14 and 28 February.
 * All forms are to be submitted by 17 February, which is the first day of the year of the horse, and so by Tuesday the 24th.
 */
@DisplayName("In a year of 300 departments")
@NullUnmarked
class RemindersTest {

    static final String LIST = "231083-2026";

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final Instant NEW_YEAR = at("2026-01-01T00:00");
    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Duration.ofDays(190), Duration.ofDays(1), 1000, 1_000_000, 250_000, Duration.ofMinutes(1), 500);

    /** 7, 3 and 1 working days before, on the day, every 5 after it; after 3 who answers for the stage, after 10 the bureau. */
    private static final Ladder LADDER = new Ladder(LocalTime.of(9, 0), List.of(3, 7, 1), true, 5, 3, 10);

    /** Worked out by hand, from a printed calendar, for who never begins. */
    static final List<String> NEVER_BEGUN = lines("""
            02-06 DUE_SOON 7
            02-12 DUE_SOON 3
            02-14 DUE_SOON 1
            02-24 DUE_TODAY 0
            02-27 OVERDUE 3
            03-02 OVERDUE 5
            03-09 OVERDUE 10
            03-09 ESCALATED 10 to stage:231083/PERFORMANCE_DIVISION
            03-16 OVERDUE 15
            03-23 OVERDUE 20
            03-30 OVERDUE 25
            04-07 OVERDUE 30
            04-14 OVERDUE 35
            04-21 OVERDUE 40
            04-28 OVERDUE 45
            05-08 OVERDUE 50
            05-14 OVERDUE 55
            05-21 OVERDUE 60
            05-28 OVERDUE 65
            06-04 OVERDUE 70
            06-11 OVERDUE 75
            06-18 OVERDUE 80
            06-26 OVERDUE 85
            07-03 OVERDUE 90
            07-10 OVERDUE 95
            07-17 OVERDUE 100
            07-24 OVERDUE 105
            07-31 OVERDUE 110
            08-07 OVERDUE 115
            08-14 OVERDUE 120
            08-21 OVERDUE 125
            08-28 OVERDUE 130
            09-04 OVERDUE 135
            09-11 OVERDUE 140
            09-18 OVERDUE 145
            09-24 OVERDUE 150
            10-09 OVERDUE 155
            10-15 OVERDUE 160
            10-22 OVERDUE 165
            10-29 OVERDUE 170
            11-05 OVERDUE 175
            11-12 OVERDUE 180
            11-19 OVERDUE 185
            11-26 OVERDUE 190
            12-03 OVERDUE 195
            12-10 OVERDUE 200
            12-17 OVERDUE 205
            12-24 OVERDUE 210
            12-31 OVERDUE 215""");

    /**
     * Submitted on 13 February, so due at the first stage on the 27th (5 days). Returned on 6 March, to be answered by the 12th (4 days). On the
     * 17th extended to the 31st, answered then; passed on 1 and 3 April, from a stage of 3 days (due 7 April) to one without.
     */
    private static final List<String> TO_AND_FRO = lines("""
            02-06 DUE_SOON 7
            02-12 DUE_SOON 3
            02-24 DUE_SOON 3 to stage:231083/SUPERVISING_DEPARTMENT
            02-26 DUE_SOON 1 to stage:231083/SUPERVISING_DEPARTMENT
            02-27 DUE_TODAY 0 to stage:231083/SUPERVISING_DEPARTMENT
            03-03 OVERDUE 3 to stage:231083/SUPERVISING_DEPARTMENT
            03-03 ESCALATED 3 to head:231083/SUPERVISING_DEPARTMENT
            03-05 OVERDUE 5 to stage:231083/SUPERVISING_DEPARTMENT
            03-09 DUE_SOON 3
            03-11 DUE_SOON 1
            03-12 DUE_TODAY 0
            03-17 OVERDUE 3
            03-20 DUE_SOON 7
            03-26 DUE_SOON 3
            03-30 DUE_SOON 1
            03-31 DUE_TODAY 0
            04-03 DUE_SOON 1 to stage:231083/FINANCE_DIVISION""");

    /** A draft since 10 February, submitted and approved on the last day, in the afternoon. */
    private static final List<String> JUST_IN_TIME = lines("""
            02-06 DUE_SOON 7
            02-12 DUE_SOON 3
            02-14 DUE_SOON 1
            02-24 DUE_TODAY 0""");

    private static final Set<String> HOLIDAYS = Set.of(
            "01-01", "01-02", "01-03", "02-15", "02-16", "02-17", "02-18", "02-19", "02-20", "02-21", "02-22", "02-23",
            "04-04", "04-05", "04-06", "05-01", "05-02", "05-03", "05-04", "05-05", "06-19", "06-20", "06-21", "09-25",
            "09-26", "09-27", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07");

    @TempDir
    private Path dir;

    private TopologyTestDriver driver;
    private Instant now = NEW_YEAR;
    private final List<Notification> told = new ArrayList<>();

    @BeforeEach
    void open() {
        var templates = templates();
        var rules = new NotificationRules(templates, Samples.calendar());
        var topology = new ReviewTopology(
                        new UnregisteredSerdes(),
                        new Decider(new Workflow(), templates, Samples.calendar()),
                        rules,
                        new Reminding(templates, Samples.calendar(), rules, () -> 1),
                        SETTINGS)
                .build();
        var guarantee = Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        var streams = new StreamsSettings("year", dir, 1, 0, Duration.ofMillis(50), 0, guarantee, Map.of());
        driver = new TopologyTestDriver(
                topology, streams.on(Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092")), NEW_YEAR);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    @DisplayName("everybody is told what the table says on the days it says, nothing twice and nothing on a holiday")
    void aYear() {
        var idle = departments(0, 100);
        var toAndFro = departments(100, 200);
        var punctual = departments(200, 300);
        publish(departments(0, 300));

        until("2026-02-10T10:00");
        punctual.forEach(department -> file(department, SubmissionTrigger.SAVE));
        until("2026-02-13T10:00");
        toAndFro.forEach(department -> {
            file(department, SubmissionTrigger.SAVE);
            file(department, SubmissionTrigger.SUBMIT);
        });
        until("2026-02-24T15:00");
        punctual.forEach(department -> {
            file(department, SubmissionTrigger.SUBMIT);
            decide(department, Samples.decision(DecisionTrigger.PASS));
            decide(department, Samples.decision(DecisionTrigger.PASS));
            decide(department, Samples.decision(DecisionTrigger.APPROVE).setRatings(Samples.ratings("92")));
        });
        until("2026-03-06T10:00");
        toAndFro.forEach(department -> decide(
                department,
                Samples.decision(DecisionTrigger.RETURN)
                        .setComments(List.of(Samples.comment("/tasks/t1", Severity.INFO, "请参考")))));
        until("2026-03-17T10:00");
        toAndFro.forEach(this::extend);
        until("2026-03-31T10:00");
        toAndFro.forEach(department -> file(department, SubmissionTrigger.SUBMIT));
        until("2026-04-01T10:00");
        toAndFro.forEach(department -> decide(department, Samples.decision(DecisionTrigger.PASS)));
        until("2026-04-03T10:00");
        toAndFro.forEach(department -> decide(department, Samples.decision(DecisionTrigger.PASS)));
        until("2027-01-01T00:00");

        var byDepartment =
                told.stream().collect(groupingBy(RemindersTest::department, mapping(RemindersTest::line, toList())));
        assertThat(byDepartment).hasSize(300);
        assertThat(idle).allSatisfy(one -> assertThat(byDepartment.get(one)).isEqualTo(NEVER_BEGUN));
        assertThat(toAndFro).allSatisfy(one -> assertThat(byDepartment.get(one)).isEqualTo(TO_AND_FRO));
        assertThat(punctual).allSatisfy(one -> assertThat(byDepartment.get(one)).isEqualTo(JUST_IN_TIME));
        assertThat(told).extracting(Notification::getId).doesNotHaveDuplicates();
        assertThat(told).allSatisfy(one -> assertThat(HOLIDAYS).doesNotContain(day(one)));
    }

    @Test
    @DisplayName(
            "a form of which nothing can be told keeps nobody else from hearing, and is told of the next day, as it is then")
    void oneFault() {
        publish(departments(0, 3));
        until("2026-02-06T08:00");
        forms().put(form("d000"), new byte[] {1, 2, 3});

        until("2026-02-06T10:00");

        assertThat(told).extracting(RemindersTest::department).containsExactly("d001", "d002");
        forms().delete(form("d000"));
        until("2026-02-09T08:00");
        assertThat(told).hasSize(2);
        until("2026-02-12T10:00");
        assertThat(told)
                .filteredOn(one -> department(one).equals("d000"))
                .extracting(RemindersTest::line)
                .containsExactly("02-09 DUE_SOON 6", "02-12 DUE_SOON 3");
        assertThat(told).extracting(Notification::getId).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a department that is no department keeps no other of its list from hearing")
    void noDepartment() {
        publish(List.of("d000", "No department", "d001"));

        until("2026-02-06T10:00");

        assertThat(told).extracting(RemindersTest::department).containsExactly("d000", "d001");
    }

    @Test
    @DisplayName("what wasn't told because nothing ran is told once it runs again, the newest alone, as it is by then")
    void afterAStandstill() {
        publish(departments(0, 1));
        until("2026-02-05T10:00");

        standUntil("2026-02-15T10:00");
        assertThat(told).as("a holiday").isEmpty();
        until("2026-02-24T08:00");
        assertThat(told).extracting(RemindersTest::line).containsExactly("02-24 DUE_TODAY 0");
        until("2026-02-25T10:00");

        assertThat(told).as("not twice on a day").hasSize(1);
    }

    @Test
    @DisplayName(
            "whoever wasn't told on the last day is told the next day that it is over, and who answers for it when it is their turn")
    void afterTheLastDay() {
        publish(departments(0, 1));
        until("2026-02-14T10:00");
        told.clear();

        standUntil("2026-02-25T10:00");
        standUntil("2026-03-10T10:00");

        assertThat(told)
                .extracting(RemindersTest::line)
                .containsExactly(
                        "02-25 OVERDUE 1",
                        "03-10 OVERDUE 11",
                        "03-10 ESCALATED 11 to stage:231083/PERFORMANCE_DIVISION");
    }

    @Test
    @DisplayName("a step that has another day by now, in another calendar, is told on that day and no other")
    void anotherCalendar() {
        publish(departments(0, 2));
        until("2026-02-06T10:00");
        told.clear();
        var dueAt = at("2026-02-24T23:59:59");
        timers().remove(new Timer(at("2026-02-12T09:00"), form("d001"), dueAt, NEW_YEAR));

        timers().set(new Timer(at("2026-02-10T09:00"), form("d000"), dueAt, at("2026-02-06T09:00")));
        timers().set(new Timer(at("2026-02-13T09:00"), form("d001"), dueAt, at("2026-02-06T09:00")));

        until("2026-02-14T10:00");
        assertThat(told)
                .extracting(one -> department(one) + " " + line(one))
                .containsExactlyInAnyOrder(
                        "d000 02-12 DUE_SOON 3",
                        "d001 02-13 DUE_SOON 2",
                        "d000 02-14 DUE_SOON 1",
                        "d001 02-14 DUE_SOON 1");
    }

    @Test
    @DisplayName("what is due some centuries from now is told of then")
    void centuries() {
        publish(departments(0, 1));
        until("2026-02-24T10:00");
        file("d000", SubmissionTrigger.SAVE);
        told.clear();

        extend("d000", "2326-03-31T23:59:59");

        until("2026-03-31T10:00");
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("whoever was asked for an opinion is reminded once it is overdue, and no more once it is there")
    void opinions() {
        publish(departments(0, 1));
        until("2026-02-13T10:00");
        file("d000", SubmissionTrigger.SAVE);
        file("d000", SubmissionTrigger.SUBMIT);
        for (var person : List.of("expert", "colleague")) {
            decide(
                    "d000",
                    Samples.decision(DecisionTrigger.CONSULT)
                            .setReason("目标值合理吗")
                            .setPerson(somebody(person))
                            .setDueAt(at("2026-02-14T12:00")));
        }
        until("2026-02-14T15:00");
        decide(
                "d000",
                Samples.decision(DecisionTrigger.OPINE)
                        .setActor(somebody("colleague"))
                        .setOpinion("合理"));

        until("2026-02-25T10:00");

        assertThat(told)
                .filteredOn(one -> one.getRecipient().startsWith("person:231083/"))
                .filteredOn(one -> one.getKind() == NotificationKind.OVERDUE)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getRecipient()).isEqualTo("person:231083/expert");
                    assertThat(day(one))
                            .as("the first working day after the festival")
                            .isEqualTo("02-24");
                    assertThat(one.getText()).contains("已逾期1个工作日（期限2026-02-14）");
                });
    }

    @Test
    @DisplayName(
            "the reviewer whom a form was handed over to is reminded of it alone, until it is overdue and the stage must answer")
    void handedOver() {
        publish(departments(0, 1));
        until("2026-02-13T10:00");
        file("d000", SubmissionTrigger.SAVE);
        file("d000", SubmissionTrigger.SUBMIT);
        until("2026-02-24T10:00");
        decide(
                "d000",
                Samples.decision(DecisionTrigger.HAND_OVER)
                        .setReason("出差")
                        .setPerson(Actor.newBuilder(somebody("zhou"))
                                .setRole("reviewer")
                                .setStages(List.of(Samples.FIRST))
                                .build()));

        until("2026-03-03T10:00");

        assertThat(told)
                .filteredOn(one -> !one.getRecipient().startsWith("department:"))
                .extracting(RemindersTest::line)
                .containsExactly(
                        "02-24 DUE_SOON 3 to stage:231083/SUPERVISING_DEPARTMENT",
                        "02-26 DUE_SOON 1 to person:231083/zhou",
                        "02-27 DUE_TODAY 0 to person:231083/zhou",
                        "03-03 OVERDUE 3 to stage:231083/SUPERVISING_DEPARTMENT",
                        "03-03 ESCALATED 3 to head:231083/SUPERVISING_DEPARTMENT");
    }

    private static Actor somebody(String id) {
        return Actor.newBuilder()
                .setId(id)
                .setName(id)
                .setRole("reader")
                .setRegions(List.of("231083"))
                .build();
    }

    static ReviewTemplates templates() {
        var usual = Samples.templates().named("default");
        return new ReviewTemplates(List.of(new ReviewTemplates.Entry(
                ReviewTemplates.Scope.ALL,
                new ReviewTemplate(
                        "default", usual.route(), usual.dimensions(), usual.bands(), false, false, 4, LADDER))));
    }

    private void publish(List<String> departments) {
        pipe(Topics.FILING_LISTS.name(), LIST, list(departments));
    }

    /** All are to submit their objectives by a holiday. */
    static FilingList list(List<String> departments) {
        return FilingList.newBuilder()
                .setRegionCode("231083")
                .setYear(2026)
                .setVersion(1)
                .setDepartments(departments.stream()
                        .map(code -> new ListedDepartment(code, code, null, null))
                        .toList())
                .setDeadlines(List.of(new FilingDeadline(FormKind.OBJECTIVE, "2026-02-17")))
                .build();
    }

    private void file(String department, SubmissionTrigger trigger) {
        pipe(
                Topics.FORM_SUBMISSIONS.name(),
                form(department),
                Samples.filing(trigger)
                        .setFormId(form(department))
                        .setActor(Samples.clerk(department))
                        .setIssuedAt(now)
                        .build());
    }

    private void decide(String department, ReviewDecision.Builder decision) {
        var version = read(ReviewTopology.FORMS, forms().get(form(department))).getVersion();
        pipe(
                Topics.REVIEW_DECISIONS.name(),
                form(department),
                decision.setFormId(form(department))
                        .setIssuedAt(now)
                        .setExpectedVersion(version)
                        .build());
    }

    private void extend(String department) {
        extend(department, "2026-03-31T23:59:59");
    }

    private void extend(String department, String until) {
        var administrator = Actor.newBuilder()
                .setId("rules")
                .setName("业务管理员")
                .setRole("business-administrator")
                .setRegions(List.of("231083"))
                .build();
        decide(
                department,
                Samples.decision(DecisionTrigger.EXTEND)
                        .setActor(administrator)
                        .setReason("人员更替")
                        .setDueAt(at(until)));
    }

    private Timers timers() {
        return new Timers(driver.getKeyValueStore(Timers.STORE));
    }

    /** Lets time go by in which nothing runs. */
    private void standUntil(String moment) {
        driver.advanceWallClockTime(Duration.between(now, at(moment)));
        now = at(moment);
        collect();
    }

    private KeyValueStore<String, byte[]> forms() {
        return driver.getKeyValueStore(ReviewTopology.FORMS.name());
    }

    /** Lets the days go by, with a look at nine each morning. */
    private void until(String moment) {
        while (now.isBefore(at(moment))) {
            var today = now.atZone(COUNTY).with(LocalTime.of(9, 0));
            var next = now.isBefore(today.toInstant()) ? today : today.plusDays(1);
            var then = next.toInstant().isBefore(at(moment)) ? next.toInstant() : at(moment);
            driver.advanceWallClockTime(Duration.between(now, then));
            now = then;
        }
        collect();
    }

    private void collect() {
        driver
                .createOutputTopic(
                        Topics.NOTIFICATIONS.name(),
                        Serdes.String().deserializer(),
                        new UnregisteredSerdes().of(Topics.NOTIFICATIONS).deserializer())
                .readValuesToList()
                .stream()
                .filter(one -> one.getKind() != NotificationKind.EVENT)
                .forEach(told::add);
    }

    private void pipe(String topic, String key, SpecificRecord value) {
        @SuppressWarnings("unchecked")
        var type = (Class<SpecificRecord>) value.getClass();
        driver.createInputTopic(
                        topic, Serdes.String().serializer(), Serdes.ByteArray().serializer())
                .pipeInput(new TestRecord<>(
                        key, UnregisteredSerdes.serde(type).serializer().serialize("", value), now));
    }

    private static <T extends SpecificRecord> T read(Topic<T> topic, byte[] bytes) {
        return new UnregisteredSerdes().of(topic).deserializer().deserialize(topic.name(), bytes);
    }

    static List<String> departments(int from, int to) {
        return IntStream.range(from, to).mapToObj("d%03d"::formatted).toList();
    }

    private static String form(String department) {
        return "231083-2026-OBJECTIVE-" + department;
    }

    static String department(Notification one) {
        return one.getFormId().substring(one.getFormId().lastIndexOf('-') + 1);
    }

    static String day(Notification one) {
        return one.getCreatedAt().atZone(COUNTY).toLocalDate().toString().substring(5);
    }

    /** As in the tables; a department's own aren't named. */
    static String line(Notification one) {
        var days = one.getTextEn().replaceAll(".*?(\\d+) working days?.*", "$1");
        var to = one.getRecipient().startsWith("department:") ? "" : " to " + one.getRecipient();
        return "%s %s %s%s".formatted(day(one), one.getKind(), days.length() > 3 ? "0" : days, to);
    }

    private static List<String> lines(String table) {
        return Arrays.asList(table.split("\n"));
    }

    static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(COUNTY).toInstant();
    }
}
