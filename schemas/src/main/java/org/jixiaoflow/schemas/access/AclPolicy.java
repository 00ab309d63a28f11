package org.jixiaoflow.schemas.access;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEAD_LETTER_ACTIONS;
import static org.jixiaoflow.schemas.contract.Topics.DELIVERIES;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_CHANGES;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.EXEMPLARY_INDICATORS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_WATCHES;
import static org.jixiaoflow.schemas.contract.Topics.NOTICE_DEFAULTS;
import static org.jixiaoflow.schemas.contract.Topics.NOTICE_PREFERENCES;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;
import static org.jixiaoflow.schemas.contract.Topics.REFUSED_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_TEMPLATES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.SCORING_TEMPLATES;
import static org.jixiaoflow.schemas.contract.Topics.SUBSTITUTIONS;
import static org.jixiaoflow.schemas.contract.Topics.VALIDATION_TEMPLATES;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;

/** Everything anybody may do on a broker of ours; all else is refused. */
public final class AclPolicy {

    /** Sets up users, topics and grants. Needs no grant: the broker's settings name it a super user. */
    public static final String ADMIN = "admin";

    /** Reads every topic and writes none. */
    public static final String AUDITOR = "auditor";

    private static final String SUBMISSION = "submission-service";
    private static final String PORTAL = "portal-";

    private static final List<ServicePrincipal> SERVICES = List.of(
            new ServicePrincipal(
                    SUBMISSION,
                    List.of(
                            REFUSED_SUBMISSIONS,
                            FORM_EVENTS,
                            FORM_OUTCOMES,
                            APPROVED_FORMS,
                            SUBSTITUTIONS,
                            VALIDATION_TEMPLATES,
                            DEAD_LETTER_ACTIONS),
                    List.of(FORM_SUBMISSIONS, REFUSED_SUBMISSIONS, VALIDATION_TEMPLATES, DEAD_LETTER_ACTIONS),
                    "submission-",
                    "submission-",
                    null),
            new ServicePrincipal(
                    "review-service",
                    List.of(
                            FORM_SUBMISSIONS,
                            REFUSED_SUBMISSIONS,
                            REVIEW_DECISIONS,
                            FORM_EVENTS,
                            FORM_OUTCOMES,
                            APPROVED_FORMS,
                            NOTIFICATIONS,
                            DEPARTMENT_CHANGES,
                            FILING_LISTS,
                            SUBSTITUTIONS,
                            FORM_WATCHES,
                            EXEMPLARY_INDICATORS,
                            REVIEW_TEMPLATES,
                            DEAD_LETTER_ACTIONS),
                    List.of(
                            REVIEW_DECISIONS,
                            FORM_EVENTS,
                            FORM_OUTCOMES,
                            APPROVED_FORMS,
                            NOTIFICATIONS,
                            FORM_WATCHES,
                            EXEMPLARY_INDICATORS,
                            REVIEW_TEMPLATES),
                    "review-",
                    "review-replays-",
                    "jixiao-review"),
            new ServicePrincipal(
                    "scoring-service",
                    List.of(
                            APPROVED_FORMS,
                            FORM_EVENTS,
                            SCORING_TEMPLATES,
                            FORM_SCORES,
                            SCORE_HISTORY,
                            DEPARTMENT_SCORES,
                            SCORE_SUMMARIES,
                            DEPARTMENT_CHANGES,
                            FILING_LISTS,
                            FORM_FILINGS,
                            DEPARTMENT_FILINGS,
                            FILING_SUMMARIES,
                            SUBSTITUTIONS),
                    List.of(
                            SCORING_TEMPLATES,
                            FORM_SCORES,
                            SCORE_HISTORY,
                            DEPARTMENT_SCORES,
                            SCORE_SUMMARIES,
                            DEPARTMENT_CHANGES,
                            FILING_LISTS,
                            FORM_FILINGS,
                            DEPARTMENT_FILINGS,
                            FILING_SUMMARIES),
                    "scoring-view-",
                    null,
                    "jixiao-scoring"),
            new ServicePrincipal(
                    "notification-service",
                    List.of(
                            FORM_EVENTS,
                            NOTIFICATIONS,
                            DELIVERIES,
                            NOTICE_PREFERENCES,
                            NOTICE_DEFAULTS,
                            SUBSTITUTIONS,
                            DEAD_LETTER_ACTIONS),
                    List.of(DELIVERIES, NOTICE_PREFERENCES, NOTICE_DEFAULTS, SUBSTITUTIONS),
                    "notification-",
                    "notification-",
                    null));

    /** The pages hear of what changes, and write nothing, not even dead letters. */
    private static final String WORKBENCH = "workbench";

    private static final List<Topic<?>> HEARD = List.of(
            FORM_EVENTS,
            NOTIFICATIONS,
            FORM_SCORES,
            FORM_FILINGS,
            DEPARTMENT_FILINGS,
            FILING_SUMMARIES,
            SCORE_SUMMARIES);

    private AclPolicy() {}

    /** The name a portal signs in with. */
    public static String portal(String portalId) {
        return PORTAL + portalId;
    }

    /** Whether a user of the broker is one of ours, of whom whatever the table doesn't say is taken back. */
    static boolean isOurs(String user) {
        return user.startsWith(PORTAL) || users(List.of()).contains(user);
    }

    /** Everybody there is, the given portals among them. */
    public static Set<String> users(Collection<String> portalIds) {
        return Stream.of(
                        Stream.of(ADMIN, AUDITOR, WORKBENCH),
                        SERVICES.stream().map(ServicePrincipal::user),
                        portalIds.stream().map(AclPolicy::portal))
                .flatMap(users -> users)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The users of portals. */
    static Set<String> portals(Collection<String> portalIds) {
        return portalIds.stream().map(AclPolicy::portal).collect(Collectors.toUnmodifiableSet());
    }

    /** What they may do. */
    public static Set<AclBinding> of(Collection<String> portalIds) {
        return Stream.of(
                        SERVICES.stream().flatMap(ServicePrincipal::grants),
                        HEARD.stream()
                                .flatMap(topic -> ServicePrincipal.may(
                                        WORKBENCH,
                                        ResourceType.TOPIC,
                                        PatternType.LITERAL,
                                        topic.name(),
                                        AclOperation.READ)),
                        ServicePrincipal.may(
                                SUBMISSION, ResourceType.TOPIC, PatternType.PREFIXED, "portal.", AclOperation.READ),
                        // How full the brokers' disks are.
                        ServicePrincipal.may(
                                SUBMISSION,
                                ResourceType.CLUSTER,
                                PatternType.LITERAL,
                                Resource.CLUSTER_NAME,
                                AclOperation.DESCRIBE),
                        portalIds.stream().flatMap(AclPolicy::ofPortal),
                        Stream.concat(Topics.all().stream(), portalIds.stream().map(Topics::portalSubmissions))
                                .flatMap(AclPolicy::ofDesk),
                        ServicePrincipal.may(
                                AUDITOR,
                                ResourceType.TOPIC,
                                PatternType.LITERAL,
                                "*",
                                AclOperation.READ,
                                AclOperation.DESCRIBE_CONFIGS),
                        ServicePrincipal.may(
                                AUDITOR, ResourceType.GROUP, PatternType.LITERAL, "*", AclOperation.DESCRIBE))
                .flatMap(aclPolicy -> aclPolicy)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Dead letters are looked at in one place. */
    private static Stream<AclBinding> ofDesk(Topic<?> topic) {
        return ServicePrincipal.may(
                SUBMISSION, ResourceType.TOPIC, PatternType.LITERAL, topic.deadLetters(), AclOperation.READ);
    }

    private static Stream<AclBinding> ofPortal(String portalId) {
        var topic = Topics.portalSubmissions(portalId);
        return Stream.concat(
                ServicePrincipal.writesTopic(portal(portalId), topic.name()),
                ServicePrincipal.writesTopic(SUBMISSION, topic.deadLetters()));
    }
}
