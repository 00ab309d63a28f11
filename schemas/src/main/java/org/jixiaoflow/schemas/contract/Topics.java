package org.jixiaoflow.schemas.contract;

import static org.jixiaoflow.schemas.contract.Topic.compacted;
import static org.jixiaoflow.schemas.contract.Topic.compactedFor;
import static org.jixiaoflow.schemas.contract.Topic.keptFor;
import static org.jixiaoflow.schemas.contract.Topic.keptForEver;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DeadLetterAction;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.ExemplaryIndicator;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.ValidationTemplateVersion;

/** Every topic there is. Each has exactly one writing service; see the architecture for which. */
public final class Topics {

    public static final Topic<FormSubmission> FORM_SUBMISSIONS = keptFor(30, "form-submissions", FormSubmission.class);
    public static final Topic<RefusedSubmission> REFUSED_SUBMISSIONS =
            keptFor(90, "refused-submissions", RefusedSubmission.class);
    public static final Topic<ReviewDecision> REVIEW_DECISIONS = keptFor(30, "review-decisions", ReviewDecision.class);
    public static final Topic<FormEvent> FORM_EVENTS = keptForEver("form-events", FormEvent.class);
    public static final Topic<CommandOutcome> FORM_OUTCOMES = keptFor(1, "form-outcomes", CommandOutcome.class);
    public static final Topic<ApprovedForm> APPROVED_FORMS = compacted("approved-forms", ApprovedForm.class);
    public static final Topic<Notification> NOTIFICATIONS = keptFor(90, "notifications", Notification.class);
    public static final Topic<Delivery> DELIVERIES = compactedFor(90, "deliveries", Delivery.class);
    public static final Topic<NoticePreference> NOTICE_PREFERENCES =
            compacted("notice-preferences", NoticePreference.class);
    public static final Topic<NoticeDefaults> NOTICE_DEFAULTS = keptForEver("notice-defaults", NoticeDefaults.class);
    public static final Topic<Substitution> SUBSTITUTIONS = keptForEver("substitutions", Substitution.class);
    public static final Topic<FormWatch> FORM_WATCHES = compacted("form-watches", FormWatch.class);
    public static final Topic<ExemplaryIndicator> EXEMPLARY_INDICATORS =
            keptForEver("exemplary-indicators", ExemplaryIndicator.class);
    public static final Topic<ValidationTemplateVersion> VALIDATION_TEMPLATES =
            keptForEver("validation-templates", ValidationTemplateVersion.class);
    public static final Topic<ReviewTemplateVersion> REVIEW_TEMPLATES =
            keptForEver("review-templates", ReviewTemplateVersion.class);
    public static final Topic<ScoringTemplate> SCORING_TEMPLATES =
            keptForEver("scoring-templates", ScoringTemplate.class);
    public static final Topic<FormScore> FORM_SCORES = compacted("form-scores", FormScore.class);
    public static final Topic<ScoreChange> SCORE_HISTORY = keptForEver("score-history", ScoreChange.class);
    public static final Topic<DepartmentScore> DEPARTMENT_SCORES =
            compacted("department-scores", DepartmentScore.class);
    public static final Topic<ScoreSummary> SCORE_SUMMARIES = compacted("score-summaries", ScoreSummary.class);
    public static final Topic<DepartmentChange> DEPARTMENT_CHANGES =
            keptForEver("department-changes", DepartmentChange.class);
    public static final Topic<FilingList> FILING_LISTS = compacted("filing-lists", FilingList.class);
    public static final Topic<FormFiling> FORM_FILINGS = compacted("form-filings", FormFiling.class);
    public static final Topic<DepartmentFiling> DEPARTMENT_FILINGS =
            compacted("department-filings", DepartmentFiling.class);
    public static final Topic<FilingSummary> FILING_SUMMARIES = compacted("filing-summaries", FilingSummary.class);

    public static final Topic<DeadLetterAction> DEAD_LETTER_ACTIONS =
            keptForEver("dead-letter-actions", DeadLetterAction.class);

    /** Matches the name of every portal's topic; the first group is the portal's id. */
    public static final Pattern PORTAL_SUBMISSIONS =
            Pattern.compile("portal\\.([a-z0-9]+(?:-[a-z0-9]+)*)\\.submissions");

    private Topics() {}

    /** The topic one upstream portal writes to. */
    public static Topic<FormSubmission> portalSubmissions(String portalId) {
        var topic = Topic.keptFor(30, "portal." + portalId + ".submissions", FormSubmission.class);
        if (!PORTAL_SUBMISSIONS.matcher(topic.name()).matches()) {
            throw new IllegalArgumentException("Not a portal id: " + portalId);
        }
        return topic;
    }

    /** Every topic but the portals'. */
    public static List<Topic<?>> all() {
        return List.of(
                FORM_SUBMISSIONS,
                REFUSED_SUBMISSIONS,
                REVIEW_DECISIONS,
                FORM_EVENTS,
                FORM_OUTCOMES,
                APPROVED_FORMS,
                NOTIFICATIONS,
                DELIVERIES,
                NOTICE_PREFERENCES,
                NOTICE_DEFAULTS,
                SUBSTITUTIONS,
                FORM_WATCHES,
                EXEMPLARY_INDICATORS,
                VALIDATION_TEMPLATES,
                REVIEW_TEMPLATES,
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
                DEAD_LETTER_ACTIONS);
    }

    /** The topic of that name, a portal's included. */
    public static Optional<Topic<?>> named(String name) {
        var portal = PORTAL_SUBMISSIONS.matcher(name);
        return portal.matches()
                ? Optional.of(portalSubmissions(portal.group(1)))
                : all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }
}
