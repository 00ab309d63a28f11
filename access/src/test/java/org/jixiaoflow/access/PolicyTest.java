package org.jixiaoflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_DEPARTMENT;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_REGION;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_ROLE;
import static org.jixiaoflow.schemas.RefusalReason.OWN_DEPARTMENT;
import static org.jixiaoflow.schemas.RefusalReason.SIGNS_OWN_WORK;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The policy")
@NullUnmarked
class PolicyTest {

    private static final Regions REGION = new Regions(List.of("231083"));
    private static final FormId EDUCATION = form("231083", "education");
    private static final FormId HEALTH = form("231083", "health");
    private static final String FIRST = "SUPERVISING_DEPARTMENT";
    private static final String LAST = "PERFORMANCE_DIVISION";

    private final Principal clerk = filing(Role.CLERK);
    private final Principal head = filing(Role.HEAD);
    private final Principal portal = party(Role.PORTAL, null, List.of("education"), List.of(), List.of(), List.of());
    private final Principal first = reviewing(Role.REVIEWER, FIRST);
    private final Principal last = reviewing(Role.FINAL_REVIEWER, LAST);
    private final Principal reader = party(Role.READER, null, List.of(), List.of(), List.of(), List.of());

    @Test
    @DisplayName("has one line for every action")
    void complete() {
        assertThat(Policy.GRANTS).extracting(Grant::action).containsExactlyInAnyOrder(Trigger.values());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "OPERATOR", "SECURITY_ADMINISTRATOR"})
    @DisplayName("lets those who oversee change nothing")
    void overseers(Role role) {
        var overseer = party(role, "education", List.of("*"), List.of(FIRST, LAST), List.of(), List.of());

        assertThat(Trigger.values())
                .allSatisfy(action -> assertThat(Policy.objection(overseer, action, EDUCATION))
                        .hasValue(NOT_YOUR_ROLE));
    }

    @Test
    @DisplayName("lets who runs the filing give more time for any department's form and publish it, and nothing else")
    void administrators() {
        var administrator = party(Role.BUSINESS_ADMINISTRATOR, null, List.of(), List.of(), List.of(), List.of());

        assertThat(may(administrator)).containsExactly(Trigger.EXTEND, Trigger.PUBLISH, Trigger.WITHHOLD);
    }

    @Test
    @DisplayName("lets a department file its own forms only, and only its head sign")
    void departments() {
        assertThat(Policy.objection(clerk, Trigger.SAVE, EDUCATION)).isEmpty();
        assertThat(Policy.objection(clerk, Trigger.SAVE, HEALTH)).hasValue(NOT_YOUR_DEPARTMENT);
        assertThat(Policy.objection(clerk, Trigger.SIGN, EDUCATION)).hasValue(NOT_YOUR_ROLE);
        assertThat(Policy.objection(head, Trigger.SIGN, EDUCATION)).isEmpty();
        assertThat(Policy.objection(head, Trigger.SIGN, HEALTH)).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets a portal speak for its departments, and a clerk for none but their own")
    void portals() {
        var talkative = party(Role.CLERK, "education", List.of("*"), List.of(), List.of(), List.of());

        assertThat(Policy.objection(portal, Trigger.SUBMIT, EDUCATION)).isEmpty();
        assertThat(Policy.objection(portal, Trigger.SUBMIT, HEALTH)).hasValue(NOT_YOUR_DEPARTMENT);
        assertThat(Policy.objection(portal, Trigger.SIGN, EDUCATION)).hasValue(NOT_YOUR_ROLE);
        assertThat(Policy.objection(talkative, Trigger.SAVE, HEALTH)).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets nobody review what they file, spoken for or in their own name")
    void ownForms() {
        var insider = party(Role.REVIEWER, "education", List.of(), List.of(FIRST), List.of(), List.of());
        var speaker = party(Role.REVIEWER, null, List.of("*"), List.of(FIRST), List.of(), List.of());
        var substitute = party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of(), List.of("education"));

        assertThat(List.of(insider, speaker, substitute))
                .allSatisfy(who -> assertThat(Policy.objection(who, Trigger.PASS, EDUCATION))
                        .hasValue(OWN_DEPARTMENT));
        assertThat(Policy.objection(insider, Trigger.PASS, HEALTH)).isEmpty();
    }

    @Test
    @DisplayName("keeps a reviewer to the departments they are for")
    void limitedReviewers() {
        var limited = party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of("health"), List.of());

        assertThat(Policy.objection(limited, Trigger.PASS, HEALTH)).isEmpty();
        assertThat(Policy.objection(limited, Trigger.PASS, EDUCATION)).hasValue(NOT_YOUR_DEPARTMENT);
    }

    @Test
    @DisplayName("lets only final reviewers approve, revoke and grant, and a third party only give its opinion")
    void finalDecisions() {
        assertThat(may(first))
                .containsExactlyInAnyOrder(
                        Trigger.OPINE,
                        Trigger.RETURN,
                        Trigger.PASS,
                        Trigger.HAND_OVER,
                        Trigger.CONSULT,
                        Trigger.RECALL,
                        Trigger.REMIND);
        assertThat(may(last))
                .containsExactlyInAnyOrder(
                        Trigger.RETURN,
                        Trigger.PASS,
                        Trigger.OPINE,
                        Trigger.APPROVE,
                        Trigger.HAND_OVER,
                        Trigger.CONSULT,
                        Trigger.RECALL,
                        Trigger.REVOKE,
                        Trigger.GRANT_ADJUST,
                        Trigger.REMIND);
        assertThat(may(reader)).containsExactly(Trigger.OPINE);
    }

    @Test
    @DisplayName("offers what can be done where a form stands")
    void allowed() {
        assertThat(Policy.allowed(clerk, at(DRAFT, null, Trigger.SAVE))).containsExactly(Trigger.SAVE, Trigger.SUBMIT);
        assertThat(Policy.allowed(head, at(RETURNED, null, Trigger.RETURN)))
                .containsExactly(Trigger.SAVE, Trigger.SIGN, Trigger.SUBMIT);
        assertThat(Policy.allowed(clerk, at(SUBMITTED, FIRST, Trigger.SUBMIT)))
                .containsExactly(Trigger.WITHDRAW, Trigger.REMIND);
        assertThat(Policy.allowed(clerk, at(SUBMITTED, LAST, Trigger.REVOKE))).containsExactly(Trigger.REMIND);
        assertThat(Policy.allowed(first, at(RETURNED, null, Trigger.RETURN))).containsExactly(Trigger.REMIND);
        assertThat(Policy.allowed(clerk, at(APPROVED, null, Trigger.APPROVE))).isEmpty();
        assertThat(Policy.allowed(clerk, at(APPROVED, null, Trigger.GRANT_ADJUST)))
                .containsExactly(Trigger.ADJUST);
        assertThat(Policy.allowed(first, at(SUBMITTED, FIRST, Trigger.SUBMIT)))
                .containsExactly(Trigger.RETURN, Trigger.PASS, Trigger.HAND_OVER, Trigger.CONSULT, Trigger.RECALL);
        assertThat(Policy.allowed(first, at(SUBMITTED, LAST, Trigger.PASS))).isEmpty();
        assertThat(Policy.allowed(last, at(SUBMITTED, LAST, Trigger.PASS)))
                .containsExactly(Trigger.RETURN, Trigger.APPROVE, Trigger.HAND_OVER, Trigger.CONSULT, Trigger.RECALL);
        assertThat(Policy.allowed(last, at(APPROVED, null, Trigger.APPROVE)))
                .containsExactly(Trigger.REVOKE, Trigger.GRANT_ADJUST);
        assertThat(Policy.allowed(last, at(APPROVED, null, Trigger.GRANT_ADJUST)))
                .containsExactly(Trigger.REVOKE);
        assertThat(Policy.allowed(
                        last,
                        new FormFacts("231083", "education", APPROVED, null, null, Trigger.APPROVE, Published.NOTHING)))
                .isEmpty();
        assertThat(Policy.allowed(reader, at(SUBMITTED, FIRST, Trigger.SUBMIT))).containsExactly(Trigger.OPINE);
    }

    @Test
    @DisplayName(
            "offers to publish an approval that isn't public, and to withhold whatever is, wherever the form stands")
    void publishing() {
        var administrator = party(Role.BUSINESS_ADMINISTRATOR, null, List.of(), List.of(), List.of(), List.of());

        assertThat(Policy.allowed(administrator, at(APPROVED, null, Trigger.APPROVE)))
                .containsExactly(Trigger.PUBLISH);
        assertThat(Policy.allowed(administrator, at(APPROVED, null, Trigger.APPROVE, Published.EARLIER)))
                .containsExactly(Trigger.PUBLISH, Trigger.WITHHOLD);
        assertThat(Policy.allowed(administrator, at(APPROVED, null, Trigger.APPROVE, Published.IN_FORCE)))
                .containsExactly(Trigger.WITHHOLD);
        assertThat(Policy.allowed(administrator, at(SUBMITTED, FIRST, Trigger.SUBMIT, Published.EARLIER)))
                .containsExactly(Trigger.EXTEND, Trigger.WITHHOLD);
    }

    @Test
    @DisplayName(
            "shows a department its own, reviewers what was submitted to them, overseers everything, strangers nothing")
    void readership() {
        assertThat(ReadScope.of(clerk)).isEqualTo(new ReadScope(REGION, false, false, List.of(), List.of("education")));
        assertThat(ReadScope.of(portal))
                .isEqualTo(new ReadScope(REGION, false, false, List.of(), List.of("education")));
        assertThat(ReadScope.of(first)).isEqualTo(new ReadScope(REGION, false, true, List.of(), List.of()));
        assertThat(ReadScope.of(reader)).isEqualTo(new ReadScope(REGION, false, true, List.of(), List.of()));
        assertThat(ReadScope.of(party(Role.AUDITOR, null, List.of(), List.of(), List.of(), List.of()))
                        .everything())
                .isTrue();
        assertThat(ReadScope.of(new Principal(
                                Set.of(),
                                REGION,
                                "education",
                                List.of("*"),
                                List.of(FIRST),
                                List.of(),
                                Set.of(),
                                List.of()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    @DisplayName("lets those who file for a department read what its predecessors had approved, in their regions")
    void predecessors() {
        assertThat(ReadScope.of(clerk).withPredecessors("education", List.of("sport")))
                .isEqualTo(new ReadScope(REGION, false, false, List.of(), List.of("education", "sport")));
        for (var who : List.of(clerk, first, reader)) {
            assertThat(ReadScope.of(who).withPredecessors("civil-affairs", List.of("sport")))
                    .isEqualTo(ReadScope.of(who));
        }
        assertThat(ReadScope.of(clerk)
                        .withPredecessors("education", List.of("sport"))
                        .covers("231084", "sport", true))
                .isFalse();
    }

    @Test
    @DisplayName("lets those hold departments against each other who read the forms of all of them")
    void everyDepartment() {
        assertThat(Stream.of(first, reader, party(Role.AUDITOR)))
                .allSatisfy(who ->
                        assertThat(ReadScope.of(who).readsEveryDepartment()).isTrue());
        assertThat(Stream.of(
                        clerk,
                        portal,
                        party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of("education"), List.of()),
                        party(Role.BUSINESS_ADMINISTRATOR)))
                .allSatisfy(who ->
                        assertThat(ReadScope.of(who).readsEveryDepartment()).isFalse());
    }

    @Test
    @DisplayName("keeps everybody to their regions, whatever they are there")
    void regions() {
        var elsewhere = form("231084", "education");
        var everywhere = new Regions(List.of("2310*"));
        var everyDepartment = party(Role.PORTAL, null, List.of("*"), List.of(), List.of(), List.of());

        assertThat(List.of(clerk, portal, everyDepartment))
                .allSatisfy(who -> assertThat(Policy.objection(who, Trigger.SAVE, elsewhere))
                        .hasValue(NOT_YOUR_REGION));
        assertThat(Policy.objection(head, Trigger.SIGN, elsewhere)).hasValue(NOT_YOUR_REGION);
        assertThat(Policy.objection(last, Trigger.APPROVE, elsewhere)).hasValue(NOT_YOUR_REGION);
        assertThat(Policy.objection(reader, Trigger.OPINE, elsewhere)).hasValue(NOT_YOUR_REGION);
        assertThat(Policy.objection(in(clerk, everywhere), Trigger.SAVE, elsewhere))
                .isEmpty();
        assertThat(Policy.objection(in(clerk, Regions.NONE), Trigger.SAVE, EDUCATION))
                .hasValue(NOT_YOUR_REGION);
        assertThat(Policy.allowed(
                        clerk,
                        new FormFacts("231084", "education", DRAFT, null, LAST, Trigger.SAVE, Published.NOTHING)))
                .isEmpty();
        assertThat(ReadScope.of(in(clerk, Regions.NONE)).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("has one line for every right")
    void rights() {
        assertThat(Policy.ENTITLEMENTS).extracting(Entitlement::right).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    @DisplayName("gives what administrators did to three offices, none of which reads a form")
    void offices() {
        var business = in(party(Role.BUSINESS_ADMINISTRATOR), REGION);
        var operator = in(party(Role.OPERATOR), REGION);
        var security = in(party(Role.SECURITY_ADMINISTRATOR), REGION);
        var auditor = in(party(Role.AUDITOR), REGION);

        assertThat(rights(business))
                .contains(Right.PUBLISH_RULES, Right.PUBLISH_FILING_LISTS)
                .doesNotContain(Right.REBUILD_VIEWS, Right.MEND_DEAD_LETTERS, Right.LOOK_AT_DEAD_LETTERS);
        assertThat(rights(operator))
                .containsExactlyInAnyOrder(
                        Right.BE_INTRODUCED,
                        Right.BE_NOTIFIED,
                        Right.READ_NOTICE_DEFAULTS,
                        Right.LOOK_AT_PORTALS,
                        Right.LOOK_AT_VIEWS,
                        Right.REBUILD_VIEWS,
                        Right.LOOK_AT_DEAD_LETTERS,
                        Right.MEND_DEAD_LETTERS);
        assertThat(rights(security))
                .containsExactlyInAnyOrder(
                        Right.BE_INTRODUCED,
                        Right.BE_NOTIFIED,
                        Right.LOOK_AT_SUBSTITUTIONS,
                        Right.END_SUBSTITUTIONS,
                        Right.LOOK_AT_PEOPLE,
                        Right.LOOK_AT_PORTALS);
        assertThat(rights(auditor))
                .doesNotContain(
                        Right.PUBLISH_RULES, Right.PUBLISH_FILING_LISTS, Right.REBUILD_VIEWS, Right.MEND_DEAD_LETTERS);
        assertThat(List.of(business, operator, security))
                .allSatisfy(who -> assertThat(ReadScope.of(who).isEmpty()).isTrue());
        assertThat(ReadScope.ofLists(business).everything()).isTrue();
        assertThat(Policy.objection(business, Right.PUBLISH_FILING_LISTS, "231084"))
                .hasValue(NOT_YOUR_REGION);
    }

    @Test
    @DisplayName("tells sums over all departments to nobody who is for some of them only")
    void sums() {
        var limited = party(Role.REVIEWER, null, List.of(), List.of(FIRST), List.of("health"), List.of());

        assertThat(Policy.objection(first, Right.READ_SUMS, "231083")).isEmpty();
        assertThat(Policy.objection(limited, Right.READ_SUMS, "231083")).hasValue(NOT_YOUR_DEPARTMENT);
        assertThat(Policy.objection(clerk, Right.READ_SUMS, "231083")).hasValue(NOT_YOUR_ROLE);
    }

    @Test
    @DisplayName("knows which roles nobody has at once")
    void combinedRoles() {
        assertThat(Role.combined(Set.of(Role.CLERK, Role.HEAD, Role.REVIEWER))).isFalse();
        assertThat(Role.combined(Set.of(Role.BUSINESS_ADMINISTRATOR, Role.OPERATOR)))
                .isTrue();
        assertThat(Role.combined(Set.of(Role.OPERATOR, Role.SECURITY_ADMINISTRATOR)))
                .isTrue();
        assertThat(Role.combined(Set.of(Role.FINAL_REVIEWER, Role.AUDITOR))).isTrue();
        assertThat(Role.combined(Set.of(Role.FINAL_REVIEWER, Role.BUSINESS_ADMINISTRATOR)))
                .isTrue();
    }

    @Nested
    @DisplayName("lets somebody stand in for another")
    class StandingIn {

        private final Principal education = party(Role.CLERK, "education", List.of(), List.of(), List.of(), List.of());
        private final Principal educationsHead =
                party(Role.HEAD, "education", List.of(), List.of(), List.of(), List.of());
        private final Principal health = party(Role.CLERK, "health", List.of(), List.of(), List.of(), List.of());

        @Test
        @DisplayName("with work of the same kind")
        void sameKind() {
            assertThat(Policy.objectionToStandIn(educationsHead, education)).isEmpty();
            assertThat(Policy.objectionToStandIn(first, party(Role.FINAL_REVIEWER)))
                    .isEmpty();
            assertThat(Policy.objectionToStandIn(education, first)).hasValue(NOT_YOUR_ROLE);
            assertThat(Policy.objectionToStandIn(first, education)).hasValue(NOT_YOUR_ROLE);
            assertThat(Policy.objectionToStandIn(party(Role.OPERATOR), party(Role.SECURITY_ADMINISTRATOR)))
                    .hasValue(NOT_YOUR_ROLE);
            assertThat(Policy.objectionToStandIn(party(Role.AUDITOR), party(Role.AUDITOR)))
                    .isEmpty();
        }

        @Test
        @DisplayName("of the same department, where forms are filed")
        void sameDepartment() {
            assertThat(Policy.objectionToStandIn(health, education)).hasValue(NOT_YOUR_DEPARTMENT);
        }

        @ParameterizedTest(name = "{0} for {1}: {2}")
        @CsvSource({
            "231083, 231083, true",
            "2310*, 231083, true",
            "*, 2310*, true",
            "23*, 2310*, true",
            "231083, 2310*, false",
            "231083, *, false",
            "231084, 231083, false"
        })
        @DisplayName("in all of their regions")
        void regions(String own, String theirs, boolean allowed) {
            assertThat(Policy.objectionToStandIn(
                                    in(first, new Regions(List.of(own))), in(first, new Regions(List.of(theirs))))
                            .isEmpty())
                    .isEqualTo(allowed);
        }
    }

    private static List<Right> rights(Principal who) {
        return Arrays.stream(Right.values())
                .filter(right -> Policy.roleFor(who, right).isPresent())
                .toList();
    }

    private static Principal party(Role role) {
        return party(role, null, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    @DisplayName("lets no clerk sign, not as a head too nor in the name of one")
    void signing() {
        var both = new Principal(
                Set.of(Role.CLERK, Role.HEAD),
                REGION,
                "education",
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
        var substitute = new Principal(
                Set.of(Role.HEAD),
                REGION,
                "education",
                List.of(),
                List.of(),
                List.of(),
                Set.of(Role.CLERK),
                List.of("education"));
        var deputy = new Principal(
                Set.of(Role.HEAD),
                REGION,
                "education",
                List.of(),
                List.of(),
                List.of(),
                Set.of(Role.HEAD),
                List.of("education"));

        assertThat(List.of(both, substitute)).allSatisfy(who -> {
            assertThat(Policy.objection(who, Trigger.SIGN, EDUCATION)).hasValue(SIGNS_OWN_WORK);
            assertThat(Policy.allowed(who, at(DRAFT, null, Trigger.SAVE))).doesNotContain(Trigger.SIGN);
        });
        assertThat(Policy.objection(deputy, Trigger.SIGN, EDUCATION)).isEmpty();
    }

    private static Principal in(Principal who, Regions regions) {
        return new Principal(
                who.roles(),
                regions,
                who.department(),
                who.departments(),
                who.stages(),
                who.stageDepartments(),
                who.personalRoles(),
                who.personalDepartments());
    }

    private static FormId form(String region, String department) {
        return new FormId(region, 2022, FormKind.OBJECTIVE, department, null);
    }

    private static List<Trigger> may(Principal who) {
        return Arrays.stream(Trigger.values())
                .filter(action -> Policy.objection(who, action, EDUCATION).isEmpty())
                .collect(Collectors.toList());
    }

    private static FormFacts at(FormState state, String stage, Trigger last) {
        return at(state, stage, last, Published.NOTHING);
    }

    private static FormFacts at(FormState state, String stage, Trigger last, Published published) {
        return new FormFacts("231083", "education", state, stage, LAST, last, published);
    }

    private static Principal filing(Role role) {
        return party(role, "education", List.of(), List.of(), List.of(), List.of());
    }

    private static Principal reviewing(Role role, String stage) {
        return party(role, null, List.of(), List.of(stage), List.of(), List.of());
    }

    private static Principal party(
            Role role,
            String department,
            List<String> departments,
            List<String> stages,
            List<String> stageDepartments,
            List<String> personalDepartments) {
        return new Principal(
                Set.of(role), REGION, department, departments, stages, stageDepartments, Set.of(), personalDepartments);
    }
}
