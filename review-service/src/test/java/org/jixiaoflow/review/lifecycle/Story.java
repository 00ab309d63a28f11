package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.review.lifecycle.Decision.Accepted;
import org.jixiaoflow.review.lifecycle.Decision.Refused;
import org.jixiaoflow.review.templates.Consulting;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.Nullable;

/** One form's story as told by the decider: what was given, what is asked, what comes of it. */
final class Story {

    private Decider decider;

    private Story(boolean headSigns, boolean distinctPersons) {
        this(Samples.templates(headSigns, distinctPersons));
    }

    private Story(ReviewTemplates templates) {
        decider = decider(templates);
    }

    private static Decider decider(ReviewTemplates templates) {
        return new Decider(new Workflow(), templates, Samples.calendar());
    }

    /** Where those templates are in force. */
    static Story by(ReviewTemplates templates) {
        return new Story(templates);
    }

    /** Others are in force from now on. */
    Story under(ReviewTemplates templates) {
        decider = decider(templates);
        return this;
    }

    String key = Samples.FORM;

    Instant now = Samples.NOW;

    final List<FormEvent> journal = new ArrayList<>();

    @Nullable FormSnapshot form;

    @Nullable KeptContent kept;

    @Nullable ApprovedForm approved;

    @Nullable ApprovedForm objective;

    @Nullable FilingList list;

    @Nullable Instant remindedAt;

    static Story begin() {
        return new Story(false, false);
    }

    /** Where the template asks for the head's signature. */
    static Story headSigning() {
        return new Story(true, false);
    }

    /** Where nobody may take two parts, and the head signs. */
    static Story ofDistinctPersons() {
        return new Story(true, true);
    }

    /** Submitted where the form waits for opinions, three working days. */
    static Story waiting() {
        return new Story(Samples.templates(new Consulting(true, 3)))
                .given(SubmissionTrigger.SAVE)
                .given(SubmissionTrigger.SUBMIT);
    }

    static Story draft() {
        return begin().given(SubmissionTrigger.SAVE);
    }

    static Story submitted() {
        return draft().given(SubmissionTrigger.SUBMIT);
    }

    static Story atSecondStage() {
        return submitted().given(DecisionTrigger.PASS);
    }

    static Story atLastStage() {
        return atSecondStage().given(DecisionTrigger.PASS);
    }

    static Story approved() {
        return atLastStage().given(approval("92"));
    }

    static ReviewDecision.Builder approval(String percent) {
        return Samples.decision(DecisionTrigger.APPROVE).setRatings(Samples.ratings(percent));
    }

    /** Returned by the second stage, with those comments. */
    static Story returned(ReviewDecision.Builder decision) {
        return atSecondStage().given(decision);
    }

    /** The moment from now on, in the county's time. */
    Story on(String moment) {
        now = LocalDateTime.parse(moment).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        return this;
    }

    Story given(SubmissionTrigger trigger) {
        return given(Samples.filing(trigger));
    }

    Story given(DecisionTrigger trigger) {
        return given(Samples.decision(trigger));
    }

    Story given(FormSubmission.Builder command) {
        accepted(command);
        return this;
    }

    Story given(ReviewDecision.Builder command) {
        accepted(command);
        return this;
    }

    FormEvent accepted(FormSubmission.Builder command) {
        return accepted(new Filing(command.build(), now));
    }

    FormEvent accepted(ReviewDecision.Builder command) {
        return accepted(seen(command));
    }

    CommandOutcome refused(FormSubmission.Builder command, RefusalReason reason) {
        return refused(new Filing(command.build(), now), reason);
    }

    CommandOutcome refused(ReviewDecision.Builder command, RefusalReason reason) {
        return refused(seen(command), reason);
    }

    /** The reviewer looked at the form as it is, unless something else is said. */
    private Review seen(ReviewDecision.Builder command) {
        var version = command.getExpectedVersion() == null && form != null ? form.getVersion() : null;
        return new Review((version == null ? command : command.setExpectedVersion(version)).build(), now);
    }

    Decision decide(Command command) {
        return decider.decide(key, form, new Kept(() -> kept), objective, list, remindedAt, command);
    }

    void follow(Accepted accepted) {
        var entry = accepted.entry();
        form = Forms.after(form, entry, EntryHash.of(entry), 0);
        kept = Forms.content(entry).orElse(kept);
        journal.add(entry);
        accepted.approval().ifPresent(approval -> approved = approval.form());
    }

    FormSnapshot form() {
        assertThat(form).isNotNull();
        return form;
    }

    KeptContent kept() {
        assertThat(kept).isNotNull();
        return kept;
    }

    private FormEvent accepted(Command command) {
        var decision = decide(command);
        assertThat(decision).isInstanceOf(Accepted.class);
        follow((Accepted) decision);
        return ((Accepted) decision).entry();
    }

    private CommandOutcome refused(Command command, RefusalReason reason) {
        var decision = decide(command);
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(decision.outcome().getReason()).isEqualTo(reason);
        return decision.outcome();
    }
}
