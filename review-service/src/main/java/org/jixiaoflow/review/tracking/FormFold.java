package org.jixiaoflow.review.tracking;

import static org.jixiaoflow.schemas.Trigger.ADJUST;
import static org.jixiaoflow.schemas.Trigger.APPROVE;
import static org.jixiaoflow.schemas.Trigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.Trigger.HAND_OVER;
import static org.jixiaoflow.schemas.Trigger.PASS;
import static org.jixiaoflow.schemas.Trigger.PUBLISH;
import static org.jixiaoflow.schemas.Trigger.RETURN;
import static org.jixiaoflow.schemas.Trigger.REVOKE;
import static org.jixiaoflow.schemas.Trigger.SUBMIT;
import static org.jixiaoflow.schemas.Trigger.WITHHOLD;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.projection.JournalFold;
import org.jspecify.annotations.Nullable;

/** What a batch says of one form, as reviewers see it. */
final class FormFold extends JournalFold {

    private static final Set<Trigger> REVIEWING = Set.of(RETURN, PASS, APPROVE, REVOKE, GRANT_ADJUST);

    private final Set<String> passed = new TreeSet<>();
    private final Set<String> reviewers = new TreeSet<>();
    private @Nullable FormEvent submitted;
    private @Nullable FormEvent move;
    private @Nullable FormEvent handing;
    private @Nullable FormEvent rating;
    private @Nullable FormEvent verdict;
    private @Nullable FormEvent disclosure;
    private @Nullable Boolean publishedInForce;
    private boolean begun;

    FormFold(String id) {
        super(id);
    }

    @Override
    protected void fold(FormEvent entry) {
        var trigger = entry.getTrigger();
        submitted = trigger == SUBMIT ? entry : submitted;
        move = isMove(entry) ? entry : move;
        handing = isMove(entry) || trigger == HAND_OVER ? entry : handing;
        rating = !entry.getRatings().isEmpty() || trigger == ADJUST || entry.getChangesContent() ? entry : rating;
        verdict = trigger == APPROVE || trigger == REVOKE ? entry : verdict;
        var discloses = trigger == PUBLISH || trigger == WITHHOLD;
        disclosure = discloses ? entry : disclosure;
        if (isMove(entry) || discloses) {
            publishedInForce = trigger == PUBLISH;
        }
        if (trigger == SUBMIT && entry.getFromState() == FormState.DRAFT) {
            begun = true;
            passed.clear();
        }
        if (trigger == PASS || trigger == APPROVE) {
            passed.add(entry.getFromStage());
        }
        if (REVIEWING.contains(trigger)) {
            reviewers.add(entry.getActor().getId());
        }
    }

    private static boolean isMove(FormEvent entry) {
        return entry.getFromState() != entry.getToState() || !Objects.equals(entry.getFromStage(), entry.getToStage());
    }

    /** What of that weight was found in the newest submission; null if the batch has none. */
    @Nullable Integer found(Severity severity) {
        return submitted == null
                ? null
                : (int) submitted.getFindings().stream()
                        .filter(finding -> finding.getSeverity() == severity)
                        .count();
    }

    /** The entry that brought it to its state and stage. */
    @Nullable FormEvent move() {
        return move;
    }

    /** The newest entry that handed it over to somebody, or after which it is nobody's by name. */
    @Nullable FormEvent handing() {
        return handing;
    }

    /** Whom that entry names, if anybody. */
    @Nullable Person handedTo() {
        return handing == null ? null : handing.getHandedTo();
    }

    /** The entry that holds the newest ratings, or takes them away. */
    @Nullable FormEvent rating() {
        return rating;
    }

    /** The newest approval, or the revocation that took it away. */
    @Nullable FormEvent verdict() {
        return verdict;
    }

    /** The newest entry that published it or withheld it. */
    @Nullable FormEvent disclosure() {
        return disclosure;
    }

    /** The revision that entry published; null if it withheld it. */
    @Nullable Integer publishedRevision() {
        return disclosure != null && disclosure.getTrigger() == PUBLISH ? disclosure.getRevision() : null;
    }

    /** Whether what is public is what is approved; null where the batch doesn't say. */
    @Nullable Boolean publishedInForce() {
        return publishedInForce;
    }

    /** Whether it came to the first stage anew, so that stages passed before don't count. */
    boolean isBegun() {
        return begun;
    }

    /** Stages passed, a line each; since it came to the first stage, if it did. */
    String passedStages() {
        return String.join("\n", passed);
    }

    /** Who decided on it, a line each. */
    String reviewerIds() {
        return String.join("\n", reviewers);
    }
}
