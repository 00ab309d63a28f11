package org.jixiaoflow.submission.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.FORM;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.submission;
import static org.jixiaoflow.submission.Samples.withFirst;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.intake.PortalDesk.Verdict;
import org.jixiaoflow.submission.portals.PortalSettings;
import org.jixiaoflow.submission.portals.PortalSettings.Portal;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

@DisplayName("A submission from a portal")
@NullUnmarked
class PortalDeskTest {

    private static final FormContent FAULTY = withFirst(indicator -> indicator.setName("无"));

    private final Map<FormId, Objective> objectives = new HashMap<>();
    private final PortalDesk desk = new PortalDesk(
            new PortalSettings(
                    Map.of(
                            "social", new Portal("社会事务平台", List.of("231083"), List.of("civil-affairs"), null, null),
                            "county", new Portal("全县平台", List.of("*"), List.of("*"), null, null)),
                    1,
                    Duration.ofSeconds(1),
                    DataSize.ofKilobytes(1)),
            new FilingSettings(2000, 5, Map.of()),
            new ValidationTemplates(List.of(new ValidationTemplates.Applicable(
                    "standard",
                    2,
                    "standard@2",
                    "通用",
                    null,
                    null,
                    false,
                    new ValidationTemplate(
                            BigDecimal.TEN,
                            List.of("产出指标", "效益指标", "满意度指标"),
                            List.of("优良中低差"),
                            Set.of("无"),
                            Severity.ERROR)))),
            messages(),
            Clock.fixed(Instant.parse("2022-02-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("of a self-evaluation is validated by the approved objective, and refused without one")
    void selfEvaluation() {
        var form = FORM.replace("OBJECTIVE", "SELF_EVALUATION");
        var sent = submission(
                form, SubmissionTrigger.SAVE, FormContent.newBuilder().build());

        assertThat(refused(sent)).isEqualTo("OBJECTIVE_NOT_APPROVED /formId");

        objectives.put(FormId.parse(FORM).orElseThrow(), new Objective(2, content()));

        assertThat(taken("social", sent).getContent()).isEqualTo(sent.getContent());
    }

    private String refused(FormSubmission sent) {
        return refused(new PortalSubmission("social", sent.getFormId(), 100, sent));
    }

    @Nested
    @DisplayName("becomes a command")
    class BecomesACommand {

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN")
        @DisplayName("in the portal's name, whatever actor it names itself")
        void actor(SubmissionTrigger trigger) {
            var command = taken("social", submission(FORM, trigger, content()));

            assertThat(command.getActor().getId()).isEqualTo("social");
            assertThat(command.getActor().getName()).isEqualTo("社会事务平台");
            assertThat(command.getActor().getRole()).isEqualTo("portal");
            assertThat(command.getActor().getDepartments()).containsExactly("civil-affairs");
            assertThat(command.getActor().getDepartmentCode()).isNull();
            assertThat(command.getPortalId()).isEqualTo("social");
            assertThat(command.getTrigger()).isEqualTo(trigger);
        }

        @Test
        @DisplayName("of the same id, version, answers and reason")
        void kept() {
            var sent = FormSubmission.newBuilder(submission(FORM, SubmissionTrigger.SUBMIT, content()))
                    .setExpectedVersion(4L)
                    .setReason("按期送审")
                    .build();

            var command = taken("social", sent);

            assertThat(command.getCommandId()).isEqualTo(sent.getCommandId());
            assertThat(command.getExpectedVersion()).isEqualTo(4);
            assertThat(command.getReason()).isEqualTo("按期送审");
            assertThat(command.getContent()).isEqualTo(content());
        }

        @Test
        @DisplayName("with our findings, not the portal's")
        void findings() {
            var claimed = Finding.newBuilder()
                    .setCode("V99")
                    .setSeverity(Severity.INFO)
                    .setPath("")
                    .setMessage("无")
                    .setMessageEn("none")
                    .build();
            var sent = FormSubmission.newBuilder(submission(FORM, SubmissionTrigger.SUBMIT, content()))
                    .setFindings(List.of(claimed))
                    .build();

            assertThat(taken("social", sent).getFindings()).isEmpty();
            assertThat(taken("social", sent).getValidationTemplate()).isEqualTo("standard@2");
        }

        @Test
        @DisplayName("with an id on every row")
        void ids() {
            var sent = submission(FORM, SubmissionTrigger.SAVE, withFirst(indicator -> indicator.setId("")));

            assertThat(taken("social", sent).getContent().getIndicators().get(0).getId())
                    .isEqualTo("i7");
        }

        @Test
        @DisplayName("to save, however faulty the draft is; what was found goes with it")
        void draft() {
            assertThat(taken("social", submission(FORM, SubmissionTrigger.SAVE, FAULTY))
                            .getFindings())
                    .extracting(Finding::getCode)
                    .containsExactly("V08");
        }

        @ParameterizedTest
        @EnumSource(names = {"WITHDRAW", "ADJUST"})
        @DisplayName("to withdraw or adjust, without any content")
        void noContent(SubmissionTrigger trigger) {
            assertThat(taken("social", submission(FORM, trigger, content())).getContent())
                    .isNull();
        }

        @Test
        @DisplayName("for any department if the portal speaks for all")
        void everyDepartment() {
            var elsewhere = "110101-2023-OBJECTIVE-education";

            assertThat(taken("county", submission(elsewhere, SubmissionTrigger.SAVE, content()))
                            .getFormId())
                    .isEqualTo(elsewhere);
        }
    }

    @Nested
    @DisplayName("is refused")
    class IsRefused {

        @Test
        @DisplayName("if the portal is not registered")
        void unknownPortal() {
            assertThat(refused(received("stranger", FORM, 10, submission(FORM, SubmissionTrigger.SAVE, content()))))
                    .isEqualTo("UNKNOWN_PORTAL ");
        }

        @Test
        @DisplayName("if it is larger than a form can be")
        void tooLarge() {
            assertThat(refused(received("social", FORM, 1025, submission(FORM, SubmissionTrigger.SAVE, content()))))
                    .isEqualTo("RECORD_TOO_LARGE ");
        }

        @Test
        @DisplayName("if there is nothing in it")
        void empty() {
            assertThat(refused(received("social", FORM, 0, null))).isEqualTo("EMPTY_RECORD ");
        }

        @ParameterizedTest
        @CsvSource({
            "no-form, no-form, INVALID_FORM_ID",
            "231083-2023-OBJECTIVE-civil-affairs, , KEY_MISMATCH",
            "231083-2023-OBJECTIVE-civil-affairs, 231083-2022-OBJECTIVE-civil-affairs, KEY_MISMATCH",
            "231083-2023-OBJECTIVE-education, 231083-2023-OBJECTIVE-education, FOREIGN_DEPARTMENT",
            "231084-2023-OBJECTIVE-civil-affairs, 231084-2023-OBJECTIVE-civil-affairs, FOREIGN_DEPARTMENT"
        })
        @DisplayName("if the form is none, not the one of its key, or not the portal's")
        void wrongForm(String form, String key, String reason) {
            assertThat(refused(received("social", key, 10, submission(form, SubmissionTrigger.SAVE, content()))))
                    .isEqualTo(reason + " /formId");
        }

        @ParameterizedTest
        @EnumSource(names = {"SAVE", "SUBMIT"})
        @DisplayName("if it brings no content to save or submit")
        void contentRequired(SubmissionTrigger trigger) {
            assertThat(refused(received("social", FORM, 10, submission(FORM, trigger, null))))
                    .isEqualTo("CONTENT_REQUIRED /content");
        }

        @Test
        @DisplayName("if what it submits has faults that must be mended first; they are listed")
        void blockingFindings() {
            var received = received("social", FORM, 10, submission(FORM, SubmissionTrigger.SUBMIT, FAULTY));

            assertThat(refused(received)).isEqualTo("BLOCKING_FINDINGS /content");
            assertThat(((Verdict.Refused) desk.judge(received, objectives)).findings())
                    .extracting(Finding::getCode)
                    .containsExactly("V08");
        }

        @Test
        @DisplayName("if a number in its bytes has more digits than its field")
        void absurdNumber() {
            var absurd = new BigDecimal(BigInteger.ONE.shiftLeft(4_000_000), 2);
            var sent = withFirst(indicator -> indicator.setWeight(absurd));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(refused(submission(FORM, SubmissionTrigger.SAVE, sent)))
                            .isEqualTo("INVALID_NUMBER /content/indicators/0/weight"));
        }

        @Test
        @DisplayName("if a text holds what no sheet of paper can show")
        void unprintable() {
            var sent = withFirst(indicator -> indicator.setName("救助\u0000人数"));

            assertThat(refused(submission(FORM, SubmissionTrigger.SAVE, sent)))
                    .isEqualTo("INVALID_TEXT /content/indicators/0/name");
        }

        @Test
        @DisplayName("if two of its rows have one id")
        void repeatedId() {
            var row = content().getIndicators().get(0);
            var sent = content(rows -> rows.setIndicators(List.of(row, row)));

            assertThat(refused(submission(FORM, SubmissionTrigger.SAVE, sent)))
                    .isEqualTo("REPEATED_ID /content/indicators/1/id");
        }

        @Test
        @DisplayName("if it has more rows than anybody reads")
        void tooManyRows() {
            var row = content().getIndicators().get(0);
            var sent = content(rows -> rows.setIndicators(Collections.nCopies(501, row)));

            assertThat(refused(submission(FORM, SubmissionTrigger.SAVE, sent)))
                    .isEqualTo("TOO_MANY_ROWS /content/indicators");
        }

        @Test
        @DisplayName("if it signs, which only the head of the department does")
        void sign() {
            assertThat(refused(received("social", FORM, 10, submission(FORM, SubmissionTrigger.SIGN, null))))
                    .isEqualTo("NOT_YOUR_ROLE /trigger");
        }

        @Test
        @DisplayName("in Chinese and in English")
        void languages() {
            var form = "231083-2023-OBJECTIVE-education";
            var verdict = (Verdict.Refused) desk.judge(
                    received("social", form, 10, submission(form, SubmissionTrigger.SAVE, content())), objectives);

            assertThat(verdict.reason().getMessage()).isEqualTo("该门户不能代表部门 education。");
            assertThat(verdict.reason().getMessageEn())
                    .isEqualTo("The portal does not speak for the department education.");
        }
    }

    private FormSubmission taken(String portal, FormSubmission submission) {
        var verdict = desk.judge(received(portal, submission.getFormId(), 10, submission), objectives);
        assertThat(verdict).isInstanceOf(Verdict.Taken.class);
        return ((Verdict.Taken) verdict).command();
    }

    private String refused(PortalSubmission received) {
        var verdict = desk.judge(received, objectives);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        var reason = ((Verdict.Refused) verdict).reason();
        assertThat(reason.getMessage()).isNotBlank();
        assertThat(reason.getMessageEn()).isNotBlank();
        return reason.getCode() + " " + reason.getPointer();
    }

    private static PortalSubmission received(String portal, String key, int bytes, FormSubmission submission) {
        return new PortalSubmission(portal, key, bytes, submission);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("submission-service-messages", "refusal-messages", "support-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
