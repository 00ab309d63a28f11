package org.jixiaoflow.notification.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.notification.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was asked for is still to be done")
class FormStandingTest {

    private static final String FORM = "231083-2026-OBJECTIVE-education";
    private static final String FIRST = "SUPERVISING_DEPARTMENT";

    private final FormStanding submitted =
            FormStanding.after(null, entry(1, Trigger.SUBMIT, null, FIRST).build());

    @Test
    @DisplayName("by a stage until the form leaves it, whatever else is done meanwhile")
    void byAStage() {
        var delivery = to("stage:231083/" + FIRST, 1);
        var extended = FormStanding.after(
                submitted, entry(2, Trigger.EXTEND, FIRST, FIRST).build());
        var passed = FormStanding.after(
                extended, entry(3, Trigger.PASS, FIRST, "FINANCE_DIVISION").build());

        assertThat(submitted.waitsFor(delivery)).isTrue();
        assertThat(extended.waitsFor(delivery)).isTrue();
        assertThat(passed.waitsFor(delivery)).isFalse();
        assertThat(passed.waitsFor(to("stage:231083/FINANCE_DIVISION", 3))).isTrue();
    }

    @Test
    @DisplayName("by whom it was handed over to, until it is handed on")
    void byWhomItWasHandedTo() {
        var delivery = to("person:231083/li", 2);
        var handed = FormStanding.after(submitted, handedTo(2, "li"));

        assertThat(handed.waitsFor(delivery)).isTrue();
        assertThat(FormStanding.after(handed, handedTo(3, "zhou")).waitsFor(delivery))
                .isFalse();
    }

    @Test
    @DisplayName("by whose opinion is asked, until they gave it or it is taken back")
    void byWhoWasAsked() {
        var delivery = to("person:231083/wu", 2);
        var asked = FormStanding.after(submitted, consulted(2, Trigger.CONSULT, ConsultationState.OPEN));

        assertThat(asked.waitsFor(delivery)).isTrue();
        assertThat(FormStanding.after(asked, consulted(3, Trigger.OPINE, ConsultationState.ANSWERED))
                        .waitsFor(delivery))
                .isFalse();
        assertThat(FormStanding.after(asked, consulted(3, Trigger.RECALL, ConsultationState.RECALLED))
                        .waitsFor(delivery))
                .isFalse();
    }

    @Test
    @DisplayName("as an entry that is read again has it: the same")
    void readAgain() {
        var passed = FormStanding.after(
                submitted, entry(2, Trigger.PASS, FIRST, "FINANCE_DIVISION").build());

        assertThat(FormStanding.after(
                        passed, entry(1, Trigger.SUBMIT, null, FIRST).build()))
                .isEqualTo(passed);
    }

    private static FormEvent handedTo(long version, String person) {
        return entry(version, Trigger.HAND_OVER, FIRST, FIRST)
                .setHandedTo(new Person(person, person))
                .build();
    }

    private static FormEvent consulted(long version, Trigger trigger, ConsultationState state) {
        return entry(version, trigger, FIRST, FIRST)
                .setConsultations(List.of(new Consultation(
                        UUID.randomUUID(), new Person("wu", "wu"), "?", null, FIRST, actor(), Samples.NOW, state)))
                .build();
    }

    private static FormEvent.Builder entry(long version, Trigger trigger, @Nullable String from, String to) {
        return FormEvent.newBuilder()
                .setFormId(FORM)
                .setVersion(version)
                .setRevision(1)
                .setCommandId(UUID.randomUUID())
                .setTrigger(trigger)
                .setFromState(from == null ? FormState.DRAFT : FormState.SUBMITTED)
                .setToState(FormState.SUBMITTED)
                .setFromStage(from)
                .setToStage(to)
                .setActor(actor())
                .setOccurredAt(Samples.NOW.plus(Duration.ofMinutes(version)))
                .setTemplateId("default");
    }

    private static Actor actor() {
        return Actor.newBuilder().setId("a").setName("a").setRole("reviewer").build();
    }

    private static Delivery to(String recipient, long version) {
        return Samples.delivery("mail", "someone@example.test", 1)
                .setRecipient(recipient)
                .setFormId(FORM)
                .setVersion(version)
                .setCreatedAt(Samples.NOW.plus(Duration.ofMinutes(version)))
                .build();
    }
}
