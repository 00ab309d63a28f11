package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jixiaoflow.access.workflow.Marks;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.access.workflow.Transition;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.review.lifecycle.Decision.Accepted;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;

@Label("Whatever is asked of a form")
class AnySequencePropertyTest {

    @Property(tries = 300)
    @Label("the invariants hold")
    void invariantsHold(@ForAll("wishes") List<Wish> wishes) {
        var story = Story.begin();

        for (var wish : wishes) {
            var before = story.form;
            var command = wish.of(story);
            var decision = story.decide(command);

            assertThat(story.decide(command)).isEqualTo(decision);
            if (decision instanceof Accepted accepted) {
                assertThat(Transitions.permit(accepted.entry())).isTrue();
                assertThat(accepted.outcome().getVersion())
                        .isEqualTo(accepted.entry().getVersion());
                story.follow(accepted);
            } else {
                assertThat(decision.outcome().getVersion()).isEqualTo(before == null ? 0 : before.getVersion());
            }
            assertRowTellsOpenWays(story);
        }

        assertVersionsGapless(story.journal);
        assertChained(story.journal);
        assertFormIsFold(story);
        assertApprovedIsLastApproval(story);
        assertPublishedIsWhatWasApproved(story);
        Statistics.collect(story.journal.stream().anyMatch(entry -> entry.getTrigger() == Trigger.APPROVE));
        Statistics.coverage(checked -> checked.check(true).percentage(approved -> approved > 20));
    }

    private static void assertVersionsGapless(List<FormEvent> journal) {
        assertThat(journal)
                .extracting(FormEvent::getVersion)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, journal.size()).boxed().toList());
    }

    /** A row of the views has the last step, and what is public, to tell which ways are open. */
    private static void assertRowTellsOpenWays(Story story) {
        var form = story.form;
        if (form != null) {
            var lastStep = story.journal.stream()
                    .map(FormEvent::getTrigger)
                    .filter(Transitions::isStep)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(Marks.left(lastStep, published(story.journal)))
                    .isEqualTo(new Marks(
                            form.getActed(),
                            form.getAdjustable(),
                            form.getSignedBy() != null,
                            Published.of(form.getPublishedRevision(), form.getPublishedInForce())));
        }
    }

    /** By the last entry that published or withheld: what was published is in force unless the form was moved since. */
    private static Published published(List<FormEvent> journal) {
        var published = Published.NOTHING;
        for (var entry : journal) {
            if (entry.getTrigger() == Trigger.PUBLISH || entry.getTrigger() == Trigger.WITHHOLD) {
                published = entry.getTrigger() == Trigger.PUBLISH ? Published.IN_FORCE : Published.NOTHING;
            } else if (entry.getFromState() == FormState.APPROVED
                    && entry.getToState() != FormState.APPROVED
                    && published == Published.IN_FORCE) {
                published = Published.EARLIER;
            }
        }
        return published;
    }

    private static void assertPublishedIsWhatWasApproved(Story story) {
        FormContent submitted = null;
        for (var entry : story.journal) {
            submitted = entry.getTrigger() == Trigger.SUBMIT ? entry.getContent() : submitted;
            assertThat(entry.getPublished() != null).isEqualTo(entry.getTrigger() == Trigger.PUBLISH);
            if (submitted != null && entry.getTrigger() == Trigger.PUBLISH) {
                assertThat(entry.getPublished())
                        .isEqualTo(Publications.of(
                                        entry.getFormId(),
                                        entry.getRevision(),
                                        entry.getOccurredAt(),
                                        entry.getGrade(),
                                        submitted)
                                .toString());
            }
        }
    }

    private static void assertChained(List<FormEvent> journal) {
        for (var i = 0; i < journal.size(); i++) {
            assertThat(journal.get(i).getPreviousHash()).isEqualTo(i == 0 ? null : EntryHash.of(journal.get(i - 1)));
        }
    }

    private static void assertFormIsFold(Story story) {
        FormSnapshot folded = null;
        for (var entry : story.journal) {
            folded = Forms.after(folded, entry, EntryHash.of(entry), 0);
        }
        assertThat(folded).isEqualTo(story.form);
    }

    private static void assertApprovedIsLastApproval(Story story) {
        var last = story.journal.stream()
                .filter(entry -> entry.getTrigger() == Trigger.APPROVE || entry.getTrigger() == Trigger.REVOKE)
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.getTrigger() == Trigger.APPROVE)
                .map(FormEvent::getVersion);
        assertThat(story.approved == null ? null : story.approved.getVersion()).isEqualTo(last.orElse(null));
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        var small = Arbitraries.integers().between(0, 99);
        var yesOrNo = Arbitraries.of(true, true, true, false);
        return Combinators.combine(
                        small,
                        Arbitraries.of("≥90%", "≥95%", "良"),
                        Arbitraries.of("", "/indicators/i1/target", "/tasks", "/annualGoals/g1", "/nowhere"),
                        Arbitraries.of("50", "75", "95", "100"),
                        yesOrNo,
                        yesOrNo,
                        Arbitraries.of(true, false))
                .as(Wish::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    /** Something to ask for, mostly what the form's state allows. */
    record Wish(
            int choice,
            String target,
            String path,
            String percent,
            boolean answers,
            boolean reason,
            boolean fieldsOnly) {

        Command of(Story story) {
            var trigger = trigger(story);
            return Arrays.stream(SubmissionTrigger.values())
                    .filter(filing -> filing.name().equals(trigger.name()))
                    .findFirst()
                    .<Command>map(filing -> filing(filing, story))
                    .orElseGet(() -> review(DecisionTrigger.valueOf(trigger.name()), story));
        }

        /** One time in ten anything, else something the form's state allows, more often than not the step forward. */
        private Trigger trigger(Story story) {
            var state = story.form == null ? null : story.form.getState();
            var possible = Transitions.ALL.stream()
                    .filter(transition -> choice < 10 || transition.from() == state)
                    .map(Transition::trigger)
                    .distinct()
                    .sorted()
                    .toList();
            var atLast = story.form != null && Samples.LAST.equals(story.form.getStage());
            if (choice >= 50 && state == FormState.SUBMITTED) {
                return atLast ? Trigger.APPROVE : Trigger.PASS;
            }
            return possible.get(choice % possible.size());
        }

        private Filing filing(SubmissionTrigger trigger, Story story) {
            var comments = story.form == null ? List.<FieldComment>of() : story.form.getComments();
            return new Filing(
                    Samples.filing(trigger)
                            .setContent(Samples.content(target))
                            .setAnswers(
                                    answers
                                            ? comments.stream()
                                                    .filter(comment -> comment.getState() == CommentState.OPEN)
                                                    .map(comment -> Samples.answer(comment.getId()))
                                                    .toList()
                                            : List.of())
                            .build(),
                    Samples.NOW);
        }

        private Review review(DecisionTrigger trigger, Story story) {
            var rating = trigger == DecisionTrigger.APPROVE || trigger == DecisionTrigger.PASS;
            return new Review(
                    Samples.decision(trigger)
                            .setExpectedVersion(story.form == null ? 0 : story.form.getVersion())
                            .setComments(
                                    trigger == DecisionTrigger.RETURN
                                            ? List.of(Samples.comment(path, Severity.WARN, "请说明"))
                                            : List.of())
                            .setRatings(rating ? Samples.ratings(percent) : List.of())
                            .setFieldsOnly(fieldsOnly)
                            .setWithGrade(fieldsOnly)
                            .setReason(reason ? "计算有误" : null)
                            .build(),
                    Samples.NOW);
        }
    }
}
