package org.jixiaoflow.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.standard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.PlainAvro;
import org.jixiaoflow.schemas.contract.Topic;
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

    private final PlainAvro serdes = new PlainAvro();
    private final TopologyTestDriver driver =
            new TopologyTestDriver(new ScoringTopology(serdes, (region, year, kind) -> standard()).build(), settings());
    private final TestInputTopic<String, ApprovedForm> approvals = driver.createInputTopic(
            APPROVED_FORMS.name(),
            Serdes.String().serializer(),
            serdes.of(APPROVED_FORMS).serializer());
    private final Map<String, FormScore> scores = new HashMap<>();
    private final Map<String, DepartmentScore> departments = new HashMap<>();
    private final Map<String, ScoreSummary> summaries = new HashMap<>();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void anApprovedFormIsScoredAndCounted() {
        approve(FINANCE, 5, "92");

        assertThat(of(scores, FINANCE).getTotal()).isEqualByComparingTo("92");
        assertThat(of(departments, "231083-2022-finance").getMean()).isEqualByComparingTo("92");
        assertThat(of(summaries, "231083-2022").getForms()).isEqualTo(1);
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
        assertThat(education.getForms()).hasSize(2);
        assertThat(education.getMean()).isEqualByComparingTo("86.50");
        assertThat(education.getGrade()).isEqualTo(Grade.GOOD);
        assertThat(of(summaries, "231083-2022").getDepartments()).isEqualTo(1);
    }

    @RepeatedTest(10)
    void theSummaryIsAlwaysTheSumOverTheDepartments(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (var step = 0; step < 60; step++) {
            var form = "231083-2022-OBJECTIVE-d%d%s".formatted(random.nextInt(4), random.nextBoolean() ? "" : ".u1");
            if (random.nextInt(4) == 0) {
                revoke(form);
            } else {
                approve(form, step, String.valueOf(random.nextInt(101)));
            }
            var sum = departments.values().stream()
                    .flatMap(department -> department.getForms().stream())
                    .map(counted -> counted.getTotal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var summary = summaries.get("231083-2022");
            assertThat(summary == null ? BigDecimal.ZERO : summary.getSum()).isEqualByComparingTo(sum);
            assertThat(summary == null ? 0 : summary.getDepartments()).isEqualTo(departments.size());
            assertThat(summary == null ? 0 : summary.getForms()).isEqualTo(scores.size());
        }
    }

    private static <T> T of(Map<String, T> table, String key) {
        return Objects.requireNonNull(table.get(key), key);
    }

    private void approve(String form, long version, String percent) {
        approvals.pipeInput(form, approved(form, version, percent));
        take();
    }

    private void revoke(String form) {
        approvals.pipeInput(form, null);
        take();
    }

    private void take() {
        take(FORM_SCORES, scores);
        take(DEPARTMENT_SCORES, departments);
        take(SCORE_SUMMARIES, summaries);
    }

    private <T extends SpecificRecord> void take(Topic<T> topic, Map<String, T> table) {
        var output = driver.createOutputTopic(
                topic.name(), Serdes.String().deserializer(), serdes.of(topic).deserializer());
        output.readKeyValuesToList().forEach(record -> {
            if (record.value == null) {
                table.remove(record.key);
            } else {
                table.put(record.key, record.value);
            }
        });
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        return settings;
    }
}
