package org.jixiaoflow.access;

import static org.jixiaoflow.access.Grant.To.ALL;
import static org.jixiaoflow.access.Grant.To.OTHERS;
import static org.jixiaoflow.access.Grant.To.OWN_DEPARTMENT;
import static org.jixiaoflow.access.Grant.To.OWN_OR_REVIEWED;
import static org.jixiaoflow.access.Role.AUDITOR;
import static org.jixiaoflow.access.Role.BUSINESS_ADMINISTRATOR;
import static org.jixiaoflow.access.Role.CLERK;
import static org.jixiaoflow.access.Role.FINAL_REVIEWER;
import static org.jixiaoflow.access.Role.HEAD;
import static org.jixiaoflow.access.Role.OPERATOR;
import static org.jixiaoflow.access.Role.PORTAL;
import static org.jixiaoflow.access.Role.READER;
import static org.jixiaoflow.access.Role.REVIEWER;
import static org.jixiaoflow.access.Role.SECURITY_ADMINISTRATOR;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;

/**
 * Who may do what, one line an action. Everyone who lets an action through asks here: the edges before they publish a command, the
 * workflow before it decides one, and every answer that tells a caller what they may do next. Where a form may go is for
 * {@link org.jixiaoflow.access.workflow.Transitions} to say.
 */
public final class Policy {

    static final List<Grant> GRANTS = List.of(
            new Grant(Trigger.SAVE, Set.of(CLERK, HEAD, PORTAL), OWN_DEPARTMENT),
            new Grant(Trigger.SIGN, Set.of(HEAD), OWN_DEPARTMENT, Set.of(CLERK)),
            new Grant(Trigger.SUBMIT, Set.of(CLERK, HEAD, PORTAL), OWN_DEPARTMENT),
            new Grant(Trigger.WITHDRAW, Set.of(CLERK, HEAD, PORTAL), OWN_DEPARTMENT),
            new Grant(Trigger.ADJUST, Set.of(CLERK, HEAD, PORTAL), OWN_DEPARTMENT),
            new Grant(Trigger.OPINE, Set.of(READER, REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.RETURN, Set.of(REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.PASS, Set.of(REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.APPROVE, Set.of(FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.HAND_OVER, Set.of(REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.CONSULT, Set.of(REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.RECALL, Set.of(REVIEWER, FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.REVOKE, Set.of(FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.GRANT_ADJUST, Set.of(FINAL_REVIEWER), OTHERS),
            new Grant(Trigger.EXTEND, Set.of(BUSINESS_ADMINISTRATOR), ALL),
            new Grant(Trigger.REMIND, Set.of(CLERK, HEAD, REVIEWER, FINAL_REVIEWER), OWN_OR_REVIEWED),
            new Grant(Trigger.PUBLISH, Set.of(BUSINESS_ADMINISTRATOR), ALL),
            new Grant(Trigger.WITHHOLD, Set.of(BUSINESS_ADMINISTRATOR), ALL));

    private static final Set<Role> FILING = Set.of(CLERK, HEAD);
    private static final Set<Role> REVIEWING = Set.of(REVIEWER, FINAL_REVIEWER);

    /** Filing and reviewing, and judging from outside. */
    private static final Set<Role> WITH_FORMS = Set.of(CLERK, HEAD, PORTAL, REVIEWER, FINAL_REVIEWER, READER);

    static final List<Entitlement> ENTITLEMENTS = List.of(
            new Entitlement(Right.BE_INTRODUCED, Set.of(Role.values())),
            new Entitlement(Right.BE_NOTIFIED, Set.of(Role.values())),
            new Entitlement(
                    Right.NAME_SUBSTITUTES,
                    Set.of(CLERK, HEAD, REVIEWER, FINAL_REVIEWER, READER, AUDITOR, BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.LOOK_AT_SUBSTITUTIONS, Set.of(SECURITY_ADMINISTRATOR, AUDITOR)),
            new Entitlement(Right.END_SUBSTITUTIONS, Set.of(SECURITY_ADMINISTRATOR)),
            new Entitlement(Right.LOOK_AT_PEOPLE, Set.of(AUDITOR, BUSINESS_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
            new Entitlement(Right.READ_NOTICE_DEFAULTS, Set.of(AUDITOR, BUSINESS_ADMINISTRATOR, OPERATOR)),
            new Entitlement(Right.SET_NOTICE_DEFAULTS, Set.of(BUSINESS_ADMINISTRATOR)),
            new Entitlement(
                    Right.LOOK_AT_PORTALS, Set.of(AUDITOR, BUSINESS_ADMINISTRATOR, OPERATOR, SECURITY_ADMINISTRATOR)),
            new Entitlement(Right.KEEP_PAPERS, WITH_FORMS),
            new Entitlement(Right.KEEP_PHRASES, Set.of(REVIEWER, FINAL_REVIEWER, READER)),
            new Entitlement(Right.READ_RULES, and(WITH_FORMS, AUDITOR, BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.PUBLISH_RULES, Set.of(BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.READ_FILINGS, and(WITH_FORMS, AUDITOR, BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.READ_SUMS, Set.of(REVIEWER, FINAL_REVIEWER, READER, AUDITOR, BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.PUBLISH_FILING_LISTS, Set.of(BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.PUBLISH_FORMS, Set.of(BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.READ_INDICATORS, and(WITH_FORMS, AUDITOR, BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.MARK_INDICATORS, Set.of(BUSINESS_ADMINISTRATOR)),
            new Entitlement(Right.READ_REFUSALS, Set.of(CLERK, HEAD, PORTAL, AUDITOR)),
            new Entitlement(Right.EXPORT_JOURNALS, Set.of(AUDITOR)),
            new Entitlement(Right.LOOK_AT_VIEWS, Set.of(OPERATOR, AUDITOR)),
            new Entitlement(Right.REBUILD_VIEWS, Set.of(OPERATOR)),
            new Entitlement(Right.LOOK_AT_DEAD_LETTERS, Set.of(OPERATOR, AUDITOR)),
            new Entitlement(Right.MEND_DEAD_LETTERS, Set.of(OPERATOR)));

    private Policy() {}

    private static Set<Role> and(Set<Role> some, Role... more) {
        return and(some, Set.of(more));
    }

    private static Set<Role> and(Set<Role> some, Set<Role> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The role {@code who} has a right in: the first of those that have it; none if they haven't. */
    public static Optional<Role> roleFor(Principal who, Right right) {
        return first(who, entitled(right));
    }

    /** What speaks against {@code who} using a right in a region; nothing, if they may. */
    public static Optional<RefusalReason> objection(Principal who, Right right, String region) {
        return who.is(entitled(right)) && !who.regions().cover(region)
                ? Optional.of(RefusalReason.NOT_YOUR_REGION)
                : objection(who, right);
    }

    /** What speaks against {@code who} using a right in all regions of theirs; nothing, if they may. */
    public static Optional<RefusalReason> objection(Principal who, Right right) {
        if (!who.is(entitled(right))) {
            return Optional.of(RefusalReason.NOT_YOUR_ROLE);
        }
        return right == Right.READ_SUMS && !who.stageDepartments().isEmpty()
                ? Optional.of(RefusalReason.NOT_YOUR_DEPARTMENT)
                : Optional.empty();
    }

    private static Set<Role> entitled(Right right) {
        return ENTITLEMENTS.stream()
                .filter(line -> line.right() == right)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The policy has no line for " + right))
                .roles();
    }

    /**
     * What speaks against {@code who} doing that with the form, wherever it stands: NOT_YOUR_ROLE, SIGNS_OWN_WORK, NOT_YOUR_REGION,
     * NOT_YOUR_DEPARTMENT or OWN_DEPARTMENT. Nothing, if they may.
     */
    public static Optional<RefusalReason> objection(Principal who, Trigger action, FormId form) {
        return objection(who, action, form.regionCode(), form.departmentCode());
    }

    private static Optional<RefusalReason> objection(Principal who, Trigger action, String region, String department) {
        var grant = grant(action);
        if (!who.is(grant.roles())) {
            return Optional.of(RefusalReason.NOT_YOUR_ROLE);
        }
        if (who.isPersonally(grant.never())) {
            return Optional.of(RefusalReason.SIGNS_OWN_WORK);
        }
        if (!who.regions().cover(region)) {
            return Optional.of(RefusalReason.NOT_YOUR_REGION);
        }
        if (!grant.to().covers(who, department)) {
            return Optional.of(grant.to().otherwise());
        }
        return grant.to() == OTHERS && !who.reviews(department)
                ? Optional.of(RefusalReason.NOT_YOUR_DEPARTMENT)
                : Optional.empty();
    }

    /**
     * What speaks against {@code who} standing in for {@code person} because that person says so: work of another kind (NOT_YOUR_ROLE),
     * a region of theirs that isn't the other's (NOT_YOUR_REGION), forms of another department (NOT_YOUR_DEPARTMENT). Nothing, if they
     * may. That one pair of hands is no two stages, and signs nothing it wrote, is held by each action.
     */
    public static Optional<RefusalReason> objectionToStandIn(Principal who, Principal person) {
        if (!kinds(who).containsAll(kinds(person)) || Role.combined(and(who.roles(), person.roles()))) {
            return Optional.of(RefusalReason.NOT_YOUR_ROLE);
        }
        if (!who.regions().include(person.regions())) {
            return Optional.of(RefusalReason.NOT_YOUR_REGION);
        }
        return person.is(FILING) && !Objects.equals(who.department(), person.department())
                ? Optional.of(RefusalReason.NOT_YOUR_DEPARTMENT)
                : Optional.empty();
    }

    /** What somebody's work is: clerks and heads do the same, and so do reviewers of all stages. */
    private static Set<Set<Role>> kinds(Principal who) {
        return who.roles().stream()
                .map(role -> Stream.of(FILING, REVIEWING)
                        .filter(kind -> kind.contains(role))
                        .findFirst()
                        .orElse(Set.of(role)))
                .collect(Collectors.toSet());
    }

    /**
     * Whether {@code who} acts at the stage that decides on a form now, if that is asked of whoever does so. That a reviewer was asked for an
     * opinion is for the form to say.
     */
    public static boolean isAtStage(Principal who, Trigger action, FormFacts form) {
        if (action == Trigger.REMIND) {
            return waits(who, form.state(), form.department());
        }
        if (action == Trigger.OPINE) {
            return who.is(Set.of(READER));
        }
        var stage = form.decidingStage();
        return !isForStages(action) || (stage != null && who.stages().contains(stage));
    }

    /** Whether an action is for those who act at the stage that decides; filing, opinions and what is for all need none. */
    public static boolean isForStages(Trigger action) {
        return grant(action).to() == OTHERS && action != Trigger.OPINE;
    }

    /** Whether a form is somebody else's to go on with: a department waits while it is submitted, a reviewer while it isn't. */
    public static boolean waits(Principal who, FormState state, String department) {
        return (state == SUBMITTED) == OWN_DEPARTMENT.covers(who, department);
    }

    /** What {@code who} may do with the form now, in the order of the table. */
    public static List<Trigger> allowed(Principal who, FormFacts form) {
        return GRANTS.stream()
                .map(Grant::action)
                .filter(form::opens)
                .filter(action ->
                        objection(who, action, form.region(), form.department()).isEmpty())
                .filter(action -> isAtStage(who, action, form))
                .toList();
    }

    /** The role {@code who} does that in: the first of those that may. */
    public static Optional<Role> roleFor(Principal who, Trigger action) {
        return first(who, grant(action).roles());
    }

    private static Optional<Role> first(Principal who, Set<Role> roles) {
        return Arrays.stream(Role.values())
                .filter(roles::contains)
                .filter(who.roles()::contains)
                .findFirst();
    }

    private static Grant grant(Trigger action) {
        return GRANTS.stream()
                .filter(grant -> grant.action() == action)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The policy has no line for " + action));
    }
}
