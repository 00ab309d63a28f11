package org.jixiaoflow.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.number;
import static org.jixiaoflow.scoring.Samples.rated;
import static org.jixiaoflow.scoring.Samples.standard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreReason;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("From approved forms to scores and sums")
class ScoringTopologyTest {

    private static final String FINANCE = "231083-2022-OBJECTIVE-finance";
    private static final String SCHOOL = "231083-2022-OBJECTIVE-education.school";
    private static final String EDUCATION = "231083-2022-OBJECTIVE-education";

    private static final RescoringSettings RESCORING = new RescoringSettings(4, Duration.ofMillis(100));

    private static final int FORMS = 10;

    private final UnregisteredSerdes serdes = new UnregisteredSerdes();
    private TemplateVersions templates = TemplateVersions.NONE.with(standard());
    private TopologyTestDriver driver = driver();
    private final TopologyTestDriver sums =
            new TopologyTestDriver(new SumsTopology(serdes).build(Stores::inMemoryKeyValueStore), settings());
    private final Map<String, FormScore> scores = new HashMap<>();
    private final Map<String, DepartmentScore> departments = new HashMap<>();
    private final Map<String, ScoreSummary> summaries = new HashMap<>();
    private final Map<String, List<ScoreChange>> history = new HashMap<>();

    @AfterEach
    void close() {
        driver.close();
        sums.close();
    }

    @Test
    void anApprovedFormIsScoredAndCounted() {
        approve(FINANCE, 5, "92");

        assertThat(of(scores, FINANCE).getTotal()).isEqualByComparingTo("92");
        assertThat(of(departments, "231083-2022-finance").getMean()).isEqualByComparingTo("92");
        assertThat(of(summaries, "231083-2022").getForms()).isEqualTo(1);
    }

    /** A commit commits all that its thread has taken. */
    @Test
    void scoresAreCommittedWithoutSums() {
        var steps = new ScoringTopology(serdes, () -> templates, RESCORING)
                .build()
                .describe()
                .subtopologies();

        assertThat(steps)
                .singleElement()
                .satisfies(scoring -> assertThat(scoring.nodes())
                        .filteredOn(TopologyDescription.Source.class::isInstance)
                        .singleElement()
                        .asInstanceOf(type(TopologyDescription.Source.class))
                        .satisfies(source -> assertThat(source.topicSet()).containsExactly(APPROVED_FORMS.name())));
    }

    @Test
    void aNewApprovalTakesThePlaceOfTheOld() {
        approve(FINANCE, 5, "92");
        approve(FINANCE, 11, "70");

        assertThat(of(scores, FINANCE).getVersion()).isEqualTo(11);
        var summary = of(summaries, "231083-2022");
        assertThat(summary.getForms()).isEqualTo(1);
        assertThat(summary.getSum()).isEqualByComparingTo("70");
        assertThat(summary.getHighest()).isEqualByComparingTo("70");
        assertThat(summary.getGrades()).contains(new GradeCount(Grade.EXCELLENT, 0), new GradeCount(Grade.FAIR, 1));
    }

    @Test
    void aRevokedApprovalIsGoneEverywhere() {
        approve(FINANCE, 5, "92");
        revoke(FINANCE);

        assertThat(scores).isEmpty();
        assertThat(departments).isEmpty();
        assertThat(summaries).isEmpty();
    }

    @Test
    void aDepartmentsScoreIsTheMeanOfItsForms() {
        approve(EDUCATION, 5, "92");
        approve(SCHOOL, 5, "81");

        var education = of(departments, "231083-2022-education");
        assertThat(education.getKinds())
                .extracting(DepartmentKindScore::getForms, DepartmentKindScore::getSum)
                .containsExactly(tuple(2, number("173.00")));
        assertThat(education.getMean()).isEqualByComparingTo("86.50");
        assertThat(education.getGrade()).isEqualTo(Grade.GOOD);
        assertThat(of(summaries, "231083-2022").getDepartments()).isEqualTo(1);
    }

    @Test
    void objectivesAndSelfEvaluationsHaveMeansOfTheirOwn() {
        approve(EDUCATION, 5, "92");
        approve(SCHOOL, 5, "81");
        approve("231083-2022-SELF_EVALUATION-education", 5, "100");

        assertThat(of(departments, "231083-2022-education").getKinds())
                .extracting(DepartmentKindScore::getKind, DepartmentKindScore::getForms, DepartmentKindScore::getMean)
                .containsExactly(
                        tuple(FormKind.OBJECTIVE, 2, number("86.50")),
                        tuple(FormKind.SELF_EVALUATION, 1, number("0.00")));
        assertThat(of(summaries, "231083-2022").getKinds())
                .extracting(KindSummary::getKind, KindSummary::getForms, KindSummary::getMean)
                .containsExactly(
                        tuple(FormKind.OBJECTIVE, 2, number("86.50")),
                        tuple(FormKind.SELF_EVALUATION, 1, number("0.00")));
    }

    @Test
    void aRegionsYearTellsWhatEachLevelEarned() {
        approvals()
                .pipeInput(
                        FINANCE,
                        approved(
                                FINANCE,
                                5,
                                List.of(rated("FORMAT", "60", "50"), rated("CLARITY", "40", "100")),
                                List.of()));
        approve(SCHOOL, 5, "81");
        approve(EDUCATION, 5, "92");
        revoke(EDUCATION);

        assertThat(of(summaries, "231083-2022").getKinds())
                .flatExtracting(KindSummary::getLevels)
                .containsExactly(
                        new LevelSummary("COMPLETENESS", 2, number("151.00"), number("200.00"), number("75.50")));
    }

    @Test
    void aNewTemplateVersionScoresWhatIsApprovedAgain() {
        approve(FINANCE, 5, "92");
        publish(stricter(2));

        assertThat(of(scores, FINANCE).getTemplateVersion()).isEqualTo(2);
        assertThat(of(scores, FINANCE).getGrade()).isEqualTo(Grade.GOOD);
        assertThat(of(departments, "231083-2022-finance").getGrade()).isEqualTo(Grade.GOOD);
        assertThat(of(summaries, "231083-2022").getGrades()).contains(new GradeCount(Grade.EXCELLENT, 0));
        assertThat(of(history, FINANCE))
                .extracting(
                        ScoreChange::getScoreVersion,
                        ScoreChange::getReason,
                        change -> Objects.requireNonNull(change.getScore()).getGrade())
                .containsExactly(
                        tuple(1, ScoreReason.APPROVED, Grade.EXCELLENT), tuple(2, ScoreReason.RESCORED, Grade.GOOD));
    }

    @Test
    void aTemplateThatDoesNotApplyChangesNothing() {
        approve(FINANCE, 5, "92");
        publish(ScoringTemplate.newBuilder(stricter(1))
                .setTemplateId("another-region")
                .setRegionCode("110000")
                .build());

        assertThat(of(history, FINANCE)).hasSize(1);
    }

    @Test
    void formsAreScoredAgainInLotsWhileApprovalsAndRevocationsGoOn() {
        for (var i = 0; i < FORMS; i++) {
            approve("231083-2022-OBJECTIVE-d%d".formatted(i), 5, "92");
        }
        templates = templates.with(stricter(2));
        pause();
        assertThat(scoredBy(2)).isEqualTo(RESCORING.lot());

        revoke("231083-2022-OBJECTIVE-d0");
        revoke("231083-2022-OBJECTIVE-d9");
        approve("231083-2022-OBJECTIVE-d8", 6, "70");
        approve("231083-2022-OBJECTIVE-a0", 5, "70");
        pause();
        pause();

        assertThat(scoredBy(2)).isEqualTo(scores.size()).isEqualTo(FORMS - 1);
        assertThat(of(history, "231083-2022-OBJECTIVE-d0"))
                .extracting(ScoreChange::getReason)
                .containsExactly(ScoreReason.APPROVED, ScoreReason.RESCORED, ScoreReason.REVOKED);
        assertThat(of(history, "231083-2022-OBJECTIVE-d9"))
                .extracting(ScoreChange::getReason)
                .containsExactly(ScoreReason.APPROVED, ScoreReason.REVOKED);
        assertThat(of(summaries, "231083-2022").getForms()).isEqualTo(scores.size());
    }

    @Test
    void aVersionThatComesDuringRescoringReachesAllForms() {
        for (var i = 0; i < FORMS; i++) {
            approve("231083-2022-OBJECTIVE-d%d".formatted(i), 5, "92");
        }
        templates = templates.with(stricter(2));
        pause();
        publish(stricter(3));
        pause();
        pause();

        assertThat(scoredBy(3)).isEqualTo(FORMS);
    }

    @Test
    void whoeverTakesOverGoesOnWhereItEnded() {
        for (var i = 0; i < FORMS; i++) {
            approve("231083-2022-OBJECTIVE-d%d".formatted(i), 5, "92");
        }
        publish(stricter(2));
        var predecessor = driver;
        driver = driver();
        copy("scored-forms", predecessor);
        copy("rescoring", predecessor);
        predecessor.close();

        for (var lot = 0; lot < FORMS / RESCORING.lot(); lot++) {
            pause();
        }

        assertThat(scoredBy(2)).isEqualTo(FORMS);
        assertThat(history.values()).allSatisfy(changes -> assertThat(changes).hasSize(2));
    }

    private void copy(String store, TopologyTestDriver from) {
        try (var entries = from.getKeyValueStore(store).all()) {
            entries.forEachRemaining(entry -> driver.getKeyValueStore(store).put(entry.key, entry.value));
        }
    }

    /** As after a partition moved to an instance that has not read the newest template yet. */
    @Test
    void whatIsScoredByAnOlderVersionMeanwhileIsScoredAgain() {
        var behind = templates;
        publish(stricter(2));
        var newest = templates;
        templates = behind;
        approve(FINANCE, 5, "92");
        assertThat(of(scores, FINANCE).getTemplateVersion()).isEqualTo(1);

        templates = newest;
        pause();

        assertThat(of(scores, FINANCE).getTemplateVersion()).isEqualTo(2);
    }

    @Test
    void anOlderTemplateVersionNeverReplacesANewerOne() {
        var behind = templates;
        publish(stricter(2));
        approve(FINANCE, 5, "92");
        templates = behind;
        pause();

        assertThat(of(scores, FINANCE).getTemplateVersion()).isEqualTo(2);
    }

    @Test
    void anApprovalThatComesAgainOrTooLateChangesNothing() {
        approve(FINANCE, 11, "70");
        approve(FINANCE, 11, "70");
        approve(FINANCE, 5, "92");
        assertThat(of(history, FINANCE)).hasSize(1);

        revoke(FINANCE);
        approve(FINANCE, 5, "92");

        assertThat(scores).isEmpty();
        assertThat(of(history, FINANCE)).hasSize(2);
    }

    @Test
    void anApprovalAfterARevocationIsTheNextVersionOfTheScore() {
        approve(FINANCE, 5, "92");
        revoke(FINANCE);
        approve(FINANCE, 7, "93");

        assertThat(of(history, FINANCE))
                .extracting(ScoreChange::getScoreVersion)
                .containsExactly(1, 2, 3);
    }

    @RepeatedTest(10)
    void theSummaryIsAlwaysTheSumOverTheDepartments(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (var step = 0; step < 60; step++) {
            var form = "231083-2022-%s-d%d%s"
                    .formatted(
                            random.nextBoolean() ? FormKind.OBJECTIVE : FormKind.SELF_EVALUATION,
                            random.nextInt(4),
                            random.nextBoolean() ? "" : ".u1");
            if (random.nextInt(8) == 0) {
                publish(stricter(templates.of("standard").size() + 1));
            } else if (random.nextInt(4) == 0) {
                revoke(form);
            } else {
                approve(form, random.nextInt(5) == 0 ? step / 2 : step, String.valueOf(random.nextInt(101)));
            }
            var sum = departments.values().stream()
                    .flatMap(department -> department.getKinds().stream())
                    .map(DepartmentKindScore::getSum)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var totals = scores.values().stream().map(FormScore::getTotal).toList();
            assertThat(sum).isEqualByComparingTo(totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            var summary = summaries.get("231083-2022");
            assertThat(summary == null ? BigDecimal.ZERO : summary.getSum()).isEqualByComparingTo(sum);
            assertThat(summary == null ? 0 : summary.getDepartments()).isEqualTo(departments.size());
            assertThat(summary == null ? 0 : summary.getForms()).isEqualTo(scores.size());
            assertThat(summary == null ? List.<BigDecimal>of() : List.of(summary.getLowest(), summary.getHighest()))
                    .isEqualTo(
                            totals.isEmpty() ? List.of() : List.of(Collections.min(totals), Collections.max(totals)));
            assertThat(summary).isEqualTo(ScoreSummaries.of(counted()));
            assertThat(departments.values())
                    .containsExactlyInAnyOrderElementsOf(counted().stream()
                            .map(department -> DepartmentScore.newBuilder(department)
                                    .setForms(List.of())
                                    .build())
                            .toList());
            assertThat(summary == null ? List.of() : summary.getKinds()).hasSize((int)
                    scores.values().stream().map(FormScore::getKind).distinct().count());
        }
    }

    /** All departments, counted anew from what their forms score. */
    private List<DepartmentScore> counted() {
        return scores.values().stream()
                .sorted(Comparator.comparing(FormScore::getFormId))
                .collect(Collectors.groupingBy(FormScore::getDepartmentCode, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(DepartmentScores::of)
                .toList();
    }

    private static <T> T of(Map<String, T> table, String key) {
        return Objects.requireNonNull(table.get(key), key);
    }

    private void approve(String form, long version, String percent) {
        approvals().pipeInput(form, approved(form, version, percent));
        take();
    }

    private TestInputTopic<String, ApprovedForm> approvals() {
        return driver.createInputTopic(
                APPROVED_FORMS.name(),
                Serdes.String().serializer(),
                serdes.of(APPROVED_FORMS).serializer());
    }

    private TopologyTestDriver driver() {
        var topology = new ScoringTopology(serdes, () -> templates, RESCORING)
                .build(Stores.inMemoryKeyValueStore(FormScorer.FORMS.name()));
        return new TopologyTestDriver(topology, settings());
    }

    private void revoke(String form) {
        approvals().pipeInput(form, null);
        take();
    }

    /** Its grades begin 5 points higher. */
    private static ScoringTemplate stricter(int version) {
        return ScoringTemplate.newBuilder(standard())
                .setVersion(version)
                .setGradeBands(List.of(
                        new GradeBand(Grade.EXCELLENT, number("95.00")),
                        new GradeBand(Grade.GOOD, number("85.00")),
                        new GradeBand(Grade.FAIR, number("65.00")),
                        new GradeBand(Grade.POOR, number("0.00"))))
                .build();
    }

    private void publish(ScoringTemplate template) {
        templates = templates.with(template);
        pause();
    }

    private void pause() {
        driver.advanceWallClockTime(RESCORING.pause());
        take();
    }

    private long scoredBy(int templateVersion) {
        return scores.values().stream()
                .filter(score -> score.getTemplateVersion() == templateVersion)
                .count();
    }

    private void take() {
        driver.createOutputTopic(
                        SCORE_HISTORY.name(),
                        Serdes.String().deserializer(),
                        serdes.of(SCORE_HISTORY).deserializer())
                .readKeyValuesToList()
                .forEach(change -> history.computeIfAbsent(change.key, of -> new ArrayList<>())
                        .add(change.value));
        var summed = sums.createInputTopic(
                FORM_SCORES.name(),
                Serdes.String().serializer(),
                serdes.of(FORM_SCORES).serializer());
        take(driver, FORM_SCORES, scores).forEach(summed::pipeInput);
        take(sums, DEPARTMENT_SCORES, departments);
        take(sums, SCORE_SUMMARIES, summaries);
    }

    private <T extends SpecificRecord> List<TestRecord<String, T>> take(
            TopologyTestDriver from, Topic<T> topic, Map<String, T> table) {
        var records = from.createOutputTopic(
                        topic.name(),
                        Serdes.String().deserializer(),
                        serdes.of(topic).deserializer())
                .readRecordsToList();
        records.forEach(record -> {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), record.value());
            }
        });
        return records;
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        return settings;
    }
}
