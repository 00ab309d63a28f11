package org.jixiaoflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_DEPARTMENT;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_ROLE;
import static org.jixiaoflow.schemas.RefusalReason.OWN_DEPARTMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The policy")
@NullUnmarked
class PolicyTest {

    private static final String FIRST = "SUPERVISING_DEPARTMENT";
    private static final String LAST = "PERFORMANCE_DIVISION";

    private final Party clerk = filing(Role.CLERK);
    private final Party head = filing(Role.HEAD);
    private final Party portal = party(Role.PORTAL, null, List.of("education"), List.of(), List.of(), List.of());
    private final Party first = reviewing(Role.REVIEWER, FIRST);
    private final Party last = reviewing(Role.FINAL_REVIEWER, LAST);
    private final Party reader = party(Role.READER, null, List.of(), List.of(), List.of(), List.of());

    @Test
    @DisplayName("has one line for every action")
    void complete() {
        assertThat(Policy.GRANTS).extracting(Grant::action).containsExactlyInAnyOrder(Trigger.values());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "ADMINISTRATOR"})
    @DisplayName("lets those who oversee change nothing")
    void overseers(Role role) {
        var overseer = party(role, "education", List.of("*"), List.of(FIRST, LAST), List.of(), List.of());

        assertThat(Trigger.values())
                .allSatisfy(action -> assertThat(Policy.objection(overseer, action, "education"))
                        .hasValue(NOT_YOUR_ROLE));
    }

    @Test
    @DisplayName("lets a department file its own forms only, and only its head sign")
    void departments() {
        assertThat(Policy.objection(clerk, Trigger.SAVE, "education")).isEmpty();
        assertThat(Policy.objection(clerk, Trigger.SAVE, "health")).hasValue(NOT_YOUR_DEPARTMENT);
        assertThat(Policy.objection(clerk, Trigger.SIGN, "education")).hasValue(NOT_YOUR_ROLE);
        assertThat(Policy.objection(head, Trigger.SIGN, "education")).isEmpty();
        assertThat(Policy.objection(head, Trigger.SIGN, "health")).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets a portal speak for its departments, and a clerk for none but their own")
    void portals() {
        var talkative = party(Role.CLERK, "education", List.of("*"), List.of(), List.of(), List.of());

        assertThat(Policy.objection(portal, Trigger.SUBMIT, "education")).isEmpty();
        assertThat(Policy.objection(portal, Trigger.SUBMIT, "health")).hasValue(NOT_YOUR_DEPARTMENT);
        assertThat(Policy.objection(portal, Trigger.SIGN, "education")).hasValue(NOT_YOUR_ROLE);
        assertThat(Policy.objection(talkative, Trigger.SAVE, "health")).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets nobody review what they file, spoken for or in their own name")
    void ownForms() {
        var insider = party(Role.REVIEWER, "education", List.of(), List.of(FIRST), List.of(), List.of());
        var speaker = party(Role.REVIEWER, null, List.of("*"), List.of(FIRST), List.of(), List.of());
        var substitute = party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of(), List.of("education"));

        assertThat(List.of(insider, speaker, substitute))
                .allSatisfy(who -> assertThat(Policy.objection(who, Trigger.PASS, "education"))
                        .hasValue(OWN_DEPARTMENT));
        assertThat(Policy.objection(insider, Trigger.PASS, "health")).isEmpty();
    }

    @Test
    @DisplayName("keeps a reviewer to the departments they are for")
    void limitedReviewers() {
        var limited = party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of("health"), List.of());

        assertThat(Policy.objection(limited, Trigger.PASS, "health")).isEmpty();
        assertThat(Policy.objection(limited, Trigger.PASS, "education")).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets only final reviewers approve, revoke and grant, and a third party only give its opinion")
    void finalDecisions() {
        assertThat(may(first)).containsExactlyInAnyOrder(Trigger.RETURN, Trigger.PASS);
        assertThat(may(last))
                .containsExactlyInAnyOrder(
                        Trigger.RETURN, Trigger.PASS, Trigger.APPROVE, Trigger.REVOKE, Trigger.GRANT_ADJUST);
        assertThat(may(reader)).containsExactly(Trigger.OPINE);
    }

    @Test
    @DisplayName("offers what can be done where a form stands")
    void allowed() {
        assertThat(Policy.allowed(clerk, at(DRAFT, null, Trigger.SAVE))).containsExactly(Trigger.SAVE, Trigger.SUBMIT);
        assertThat(Policy.allowed(head, at(RETURNED, null, Trigger.RETURN)))
                .containsExactly(Trigger.SAVE, Trigger.SIGN, Trigger.SUBMIT);
        assertThat(Policy.allowed(clerk, at(SUBMITTED, FIRST, Trigger.SUBMIT))).containsExactly(Trigger.WITHDRAW);
        assertThat(Policy.allowed(clerk, at(SUBMITTED, LAST, Trigger.REVOKE))).isEmpty();
        assertThat(Policy.allowed(clerk, at(APPROVED, null, Trigger.APPROVE))).isEmpty();
        assertThat(Policy.allowed(clerk, at(APPROVED, null, Trigger.GRANT_ADJUST)))
                .containsExactly(Trigger.ADJUST);
        assertThat(Policy.allowed(first, at(SUBMITTED, FIRST, Trigger.SUBMIT)))
                .containsExactly(Trigger.RETURN, Trigger.PASS);
        assertThat(Policy.allowed(first, at(SUBMITTED, LAST, Trigger.PASS))).isEmpty();
        assertThat(Policy.allowed(last, at(SUBMITTED, LAST, Trigger.PASS)))
                .containsExactly(Trigger.RETURN, Trigger.APPROVE);
        assertThat(Policy.allowed(last, at(APPROVED, null, Trigger.APPROVE)))
                .containsExactly(Trigger.REVOKE, Trigger.GRANT_ADJUST);
        assertThat(Policy.allowed(last, at(APPROVED, null, Trigger.GRANT_ADJUST)))
                .containsExactly(Trigger.REVOKE);
        assertThat(Policy.allowed(last, new Place("education", APPROVED, null, null, Trigger.APPROVE)))
                .isEmpty();
        assertThat(Policy.allowed(reader, at(SUBMITTED, FIRST, Trigger.SUBMIT))).containsExactly(Trigger.OPINE);
    }

    @Test
    @DisplayName(
            "shows a department its own, reviewers what was submitted to them, overseers everything, strangers nothing")
    void readership() {
        assertThat(Readership.of(clerk)).isEqualTo(new Readership(false, false, List.of(), List.of("education")));
        assertThat(Readership.of(portal)).isEqualTo(new Readership(false, false, List.of(), List.of("education")));
        assertThat(Readership.of(first)).isEqualTo(new Readership(false, true, List.of(), List.of()));
        assertThat(Readership.of(reader)).isEqualTo(new Readership(false, true, List.of(), List.of()));
        assertThat(Readership.of(party(Role.AUDITOR, null, List.of(), List.of(), List.of(), List.of()))
                        .everything())
                .isTrue();
        assertThat(Readership.of(new Party(Set.of(), "education", List.of("*"), List.of(FIRST), List.of(), List.of()))
                        .isEmpty())
                .isTrue();
    }

    private static List<Trigger> may(Party who) {
        return Arrays.stream(Trigger.values())
                .filter(action -> Policy.objection(who, action, "education").isEmpty())
                .collect(Collectors.toList());
    }

    private static Place at(FormState state, String stage, Trigger last) {
        return new Place("education", state, stage, LAST, last);
    }

    private static Party filing(Role role) {
        return party(role, "education", List.of(), List.of(), List.of(), List.of());
    }

    private static Party reviewing(Role role, String stage) {
        return party(role, null, List.of(), List.of(stage), List.of(), List.of());
    }

    private static Party party(
            Role role,
            String department,
            List<String> departments,
            List<String> stages,
            List<String> stageDepartments,
            List<String> personalDepartments) {
        return new Party(Set.of(role), department, departments, stages, stageDepartments, personalDepartments);
    }
}
