package org.jixiaoflow.review.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Notifications")
class NotificationRulesTest {

    private static final Set<Trigger> CONSULTED = Set.of(Trigger.CONSULT, Trigger.RECALL, Trigger.OPINE);

    private final NotificationRules notificationRules = new NotificationRules(Samples.templates(), Samples.calendar());

    @ParameterizedTest(name = "{0} to {1}: {3}")
    @CsvSource(textBlock = """
            SUBMIT,       stage:231083/FINANCE_DIVISION,     true,  民政局的2022年绩效目标表等待财政业务股审核
            WITHDRAW,     stage:231083/SUPERVISING_DEPARTMENT, false, 民政局已取消送审2022年绩效目标表，无需审核
            RETURN,       department:231083/civil-affairs,   true,  民政局的2022年绩效目标表已被主管部门退回，请按审核意见修改后重新送审
            PASS,         stage:231083/FINANCE_DIVISION,     true,  民政局的2022年绩效目标表等待财政业务股审核
            PASS,         department:231083/civil-affairs,   false, 民政局的2022年绩效目标表已通过主管部门审核，转财政业务股审核
            APPROVE,      department:231083/civil-affairs,   false, 民政局的2022年绩效目标表已通过主管部门终审，得分87.93，评定为良
            REVOKE,       stage:231083/FINANCE_DIVISION,     true,  民政局的2022年绩效目标表已取消审核，等待财政业务股重新审核
            REVOKE,       department:231083/civil-affairs,   false, 民政局的2022年绩效目标表已取消审核，原因：计算有误
            GRANT_ADJUST, department:231083/civil-affairs,   true,  民政局的2022年绩效目标表已准予调整，请调整后重新送审
            PUBLISH,      department:231083/civil-affairs,   false, 民政局的2022年绩效目标表已向社会公开
            WITHHOLD,     department:231083/civil-affairs,   false, 民政局的2022年绩效目标表已撤回公开，原因：计算有误
            HAND_OVER,    person:231083/li,                  true,  审核人将民政局的2022年绩效目标表转给您审核：计算有误
            CONSULT,      person:231083/expert,              true,  审核人就民政局的2022年绩效目标表请您出具意见：计算有误（限2022-01-14前）
            RECALL,       person:231083/expert,              false, 审核人已撤回就民政局的2022年绩效目标表请您出具意见的请求
            OPINE,        person:231083/reviewer,            false, 审核人已就民政局的2022年绩效目标表出具您所请的意见
            ADJUST,       stage:231083/PERFORMANCE_DIVISION, false, 民政局已开始调整2022年绩效目标表，批准新版本前原版本继续有效
            """)
    @DisplayName("say in words who must act")
    void sayWhoMustAct(Trigger trigger, String recipient, boolean actionRequired, String text) {
        var notification = notificationRules.about(entry(trigger), "民政局").stream()
                .filter(notice -> notice.getRecipient().equals(recipient))
                .toList();

        assertThat(notification).singleElement().satisfies(notice -> {
            assertThat(notice.getActionRequired()).isEqualTo(actionRequired);
            assertThat(notice.getText()).isEqualTo(text);
            assertThat(notice.getLink()).isEqualTo("/api/v1/forms/" + Samples.FORM);
        });
    }

    @Test
    @DisplayName("say the same in English")
    void inEnglish() {
        assertThat(notificationRules.about(entry(Trigger.APPROVE), "民政局"))
                .extracting(Notification::getTextEn)
                .containsExactly("The 2022 objectives form of 民政局 was approved by the supervising department"
                        + " with 87.93 points, graded good");
    }

    @Test
    @DisplayName("are none about a draft saved")
    void noneAboutADraft() {
        assertThat(notificationRules.about(entry(Trigger.SAVE), "民政局")).isEmpty();
    }

    @Test
    @DisplayName("call a form without a name so, with its department's code")
    void withoutAName() {
        assertThat(notificationRules.about(entry(Trigger.SUBMIT), null))
                .extracting(Notification::getText)
                .containsExactly("未填名称的部门（civil-affairs）的2022年绩效目标表等待财政业务股审核");
    }

    @Test
    @DisplayName("of one entry are the same every time, each with its own id")
    void theSameEveryTime() {
        var entry = entry(Trigger.PASS);

        assertThat(notificationRules.about(entry, "民政局")).isEqualTo(notificationRules.about(entry, "民政局"));
        assertThat(notificationRules.about(entry, "民政局"))
                .extracting(Notification::getId)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("have words for every trigger, and every kind and grade")
    void haveWords() {
        assertThat(Arrays.stream(Trigger.values()).map(NotificationRulesTest::entry))
                .allSatisfy(entry -> assertThat(notificationRules.about(entry, "民政局"))
                        .allSatisfy(notice -> assertThat(List.of(notice.getText(), notice.getTextEn()))
                                .noneMatch(text -> text.contains("{"))));
    }

    @Test
    @DisplayName("tell who watches of outcomes, but not whose doing it is or whose department hears anyway")
    void watchers() {
        var watchers =
                List.of(watch("auditor", null), watch("clerk", Samples.DEPARTMENT), watch("reviewer", "finance"));

        var told = notificationRules.about(entry(Trigger.RETURN), "民政局", null, () -> watchers).stream()
                .filter(notice -> notice.getRecipient().startsWith("person:"))
                .toList();

        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.getRecipient()).isEqualTo("person:231083/auditor");
            assertThat(notice.getActionRequired()).isFalse();
            assertThat(notice.getText()).isEqualTo("您关注的民政局的2022年绩效目标表已被主管部门退回修改");
        });
        assertThat(notificationRules.about(entry(Trigger.REMIND), "民政局", null, () -> watchers))
                .noneMatch(notice -> notice.getRecipient().startsWith("person:"));
    }

    @ParameterizedTest(name = "due on {0}: {1}")
    @CsvSource({
        "2022-01-14T15:59:59Z, person:231083/zhou",
        ", person:231083/zhou",
        "2022-01-09T15:59:59Z, stage:231083/" + Samples.SECOND
    })
    @DisplayName("urge whom the form was handed over to, and all of its stage once it is overdue")
    void urged(@Nullable Instant dueAt, String recipient) {
        var entry = FormEvent.newBuilder(entry(Trigger.REMIND)).setDueAt(dueAt).build();

        assertThat(notificationRules.about(entry, "民政局", new Person("zhou", "周"), List::of))
                .extracting(Notification::getRecipient)
                .containsExactly(recipient);
    }

    @Test
    @DisplayName("tell a stage that it was given more time, and the department whose time it is")
    void moreTime() {
        var review = FormEvent.newBuilder(entry(Trigger.EXTEND))
                .setDueAt(Instant.parse("2022-01-21T15:59:59Z"))
                .build();
        var filing = FormEvent.newBuilder(review)
                .setFromState(FormState.DRAFT)
                .setToState(FormState.DRAFT)
                .setFromStage(null)
                .setToStage(null)
                .build();

        assertThat(notificationRules.about(review, "民政局"))
                .extracting(Notification::getRecipient, Notification::getText)
                .containsExactlyInAnyOrder(
                        tuple("stage:231083/" + Samples.SECOND, "民政局的2022年绩效目标表在财政业务股的审核期限已延至2022-01-21：计算有误"),
                        tuple("department:231083/civil-affairs", "民政局的2022年绩效目标表在财政业务股的审核期限已延至2022-01-21：计算有误"));
        assertThat(notificationRules.about(filing, "民政局"))
                .extracting(Notification::getRecipient, Notification::getText)
                .containsExactly(tuple("department:231083/civil-affairs", "民政局的2022年绩效目标表已延期至2022-01-21：计算有误"));
    }

    @Test
    @DisplayName("don't tell whoever took a form on themselves that they did")
    void takenOn() {
        var entry = entry(Trigger.HAND_OVER);
        var me = new Person(entry.getActor().getId(), entry.getActor().getName());

        assertThat(notificationRules.about(
                        FormEvent.newBuilder(entry).setHandedTo(me).build(), "民政局"))
                .isEmpty();
    }

    @Test
    @DisplayName("tell whoever was copied in that they were, once for each version of the form")
    void copiedIn() {
        var form = FormId.parse(Samples.FORM).orElseThrow();
        var expert = new Person("expert", "吴教授");
        var reviewer = new Person("zhou", "周琳");

        var told = notificationRules.copied(form, 4, "民政局", expert, reviewer, Samples.NOW);

        assertThat(told.getRecipient()).isEqualTo("person:231083/expert");
        assertThat(told.getKind()).isEqualTo(NotificationKind.COPIED);
        assertThat(told.getActionRequired()).isFalse();
        assertThat(told.getText()).isEqualTo("周琳将民政局的2022年绩效目标表抄送给您，此后办理结果会通知您");
        assertThat(notificationRules
                        .copied(form, 4, null, expert, reviewer, Samples.NOW)
                        .getText())
                .startsWith("周琳将未填名称的部门（civil-affairs）的2022年");
        assertThat(notificationRules.copied(form, 4, "民政局", expert, reviewer, Samples.NOW.plusSeconds(9)))
                .extracting(Notification::getId)
                .isEqualTo(told.getId());
        assertThat(notificationRules.copied(form, 5, "民政局", expert, reviewer, Samples.NOW))
                .extracting(Notification::getId)
                .isNotEqualTo(told.getId());
    }

    private static FormWatch watch(String person, @Nullable String department) {
        return new FormWatch(
                Samples.FORM, new Person(person, person), department, new Person(person, person), Samples.NOW);
    }

    private static Consultation consultation() {
        return new Consultation(
                UUID.randomUUID(),
                new Person("expert", "吴教授"),
                "计算有误",
                Instant.parse("2022-01-14T15:59:59Z"),
                Samples.SECOND,
                Samples.reviewer(Samples.SECOND),
                Samples.NOW,
                ConsultationState.OPEN);
    }

    private static FormEvent entry(Trigger trigger) {
        return FormEvent.newBuilder()
                .setFormId(Samples.FORM)
                .setVersion(3)
                .setRevision(1)
                .setCommandId(UUID.randomUUID())
                .setTrigger(trigger)
                .setToState(FormState.SUBMITTED)
                .setFromStage(Samples.FIRST)
                .setToStage(Samples.SECOND)
                .setActor(Samples.reviewer(Samples.FIRST))
                .setOccurredAt(Samples.NOW)
                .setTemplateId("default")
                .setTotal(new BigDecimal("87.93"))
                .setGrade(Grade.GOOD)
                .setReason("计算有误")
                .setConsultations(CONSULTED.contains(trigger) ? List.of(consultation()) : List.of())
                .setHandedTo(new Person("li", "李审核"))
                .build();
    }
}
