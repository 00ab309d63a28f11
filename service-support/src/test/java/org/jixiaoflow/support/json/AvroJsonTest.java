package org.jixiaoflow.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Avro records as JSON")
class AvroJsonTest {

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new AvroModule())
            .build();

    @Test
    void whatIsAbsentIsTheSchemasDefault() {
        var template = json.readValue(
                "{\"templateId\": \"t\", \"version\": 1, \"name\": \"t\", \"executionPoints\": 100, \"levels\": [], \"gradeBands\": []}",
                ScoringTemplate.class);

        assertThat(template.getOverAchievedFrom()).isEqualTo(new BigDecimal("0.3000"));
        assertThat(template.getScales()).isEmpty();
        assertThat(template.getYear()).isNull();
    }

    @Test
    void findingsAreToldInSentences() {
        var outcome = CommandOutcome.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(Trigger.SUBMIT)
                .setStatus(OutcomeStatus.REFUSED)
                .setVersion(1)
                .setRevision(0)
                .setDecidedAt(Instant.EPOCH)
                .setFindings(List.of(Finding.newBuilder()
                        .setCode("V08")
                        .setSeverity(Severity.WARN)
                        .setPath("/indicators/i1/name")
                        .setMessage("")
                        .setMessageEn("")
                        .setSentence(Severity.ERROR)
                        .setArguments(List.of("无"))
                        .build()))
                .build();

        assertThat(json.readTree(json.writeValueAsString(outcome)).get("findings"))
                .isEqualTo(json.readTree("""
                        [{"code": "V08", "severity": "WARN", "path": "/indicators/i1/name", "needsExplanation": false,
                          "message": "“无”不是具体的指标名称。", "messageEn": "\\"无\\" does not name an indicator."}]"""));
        assertThat(AvroJson.read(AvroJson.write(outcome), CommandOutcome.class)).isEqualTo(outcome);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var submission = FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(SubmissionTrigger.SUBMIT)
                .setActor(Actor.newBuilder()
                        .setId("u1")
                        .setName("王")
                        .setRole("clerk")
                        .build())
                .setIssuedAt(Instant.parse("2022-01-31T08:00:00Z"))
                .setExpectedVersion(3L)
                .setContent(FormContent.newBuilder()
                        .setIndicators(List.of(Indicator.newBuilder()
                                .setId("i1")
                                .setOperator(Operator.GE)
                                .setDirection(Direction.POSITIVE)
                                .setTarget("95")
                                .setWeight(new BigDecimal("12.50"))
                                .build()))
                        .build())
                .build();

        var text = json.writeValueAsString(submission);

        assertThat(text).contains("\"weight\":12.50").doesNotContain("null");
        assertThat(json.readValue(text, FormSubmission.class)).isEqualTo(submission);
    }

    @Test
    void whatIsLeftOutTakesTheSchemasDefault() {
        var content = json.readValue("{\"departmentName\":\"民政局\"}", FormContent.class);

        assertThat(content.getIndicators()).isEmpty();
        assertThat(content.getSource()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-400000000", "-1E-400000000", "1E400000000", "0.5E-2147483640", "1E+999999999"})
    void aNumberWithAnAbsurdExponentIsRefusedAtOnce(String number) {
        var body = "{\"indicators\":[{\"weight\":%s}]}".formatted(number);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> json.readValue(body, FormContent.class))
                        .asInstanceOf(type(InvalidShape.class))
                        .extracting(InvalidShape::code)
                        .isEqualTo("INVALID_NUMBER"));
    }

    @Test
    void zeroIsZeroWhateverItsExponent() {
        var content = json.readValue("{\"indicators\":[{\"weight\":0E-400000000}]}", FormContent.class);

        assertThat(content.getIndicators().get(0).getWeight()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                 |                       | support.json.expected.object",
                "{\"departmentNam\":\"民政局\"}                       | departmentNam         | support.json.unknown",
                "{\"departmentName\":7}                              | departmentName        | support.json.expected.string",
                "{\"indicators\":{}}                                 | indicators            | support.json.expected.array",
                "{\"indicators\":[{\"id\":\"i1\",\"weight\":1.234}]} | indicators/0/weight   | problem.INVALID_NUMBER",
                "{\"indicators\":[{\"id\":\"i1\",\"weight\":1e99}]}  | indicators/0/weight   | problem.INVALID_NUMBER",
                "{\"annualGoals\":[{\"id\":\"g1\"}]}                  | annualGoals/0/text    | support.json.required",
                "{\"indicators\":[{\"id\":\"a\",\"operator\":\"X\"}]} | indicators/0/operator | support.json.not-one-of",
                "{\"objectiveRevision\":99999999999}                 | objectiveRevision     | support.json.expected.integer",
            })
    void whatDoesNotFitIsRefusedWithItsPlace(String text, String path, String key) {
        assertThatThrownBy(() -> json.readValue(text, FormContent.class))
                .asInstanceOf(type(InvalidShape.class))
                .satisfies(shape -> {
                    assertThat(shape.messageKey()).isEqualTo(key);
                    assertThat(shape.getPath().stream()
                                    .map(step -> step.getPropertyName() == null
                                            ? String.valueOf(step.getIndex())
                                            : step.getPropertyName())
                                    .collect(Collectors.joining("/")))
                            .isEqualTo(path == null ? "" : path);
                });
    }
}
