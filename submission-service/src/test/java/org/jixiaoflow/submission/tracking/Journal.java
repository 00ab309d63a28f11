package org.jixiaoflow.submission.tracking;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.submission.Samples;
import org.jspecify.annotations.NullUnmarked;

/** The entries of one form, told one after the other; whether they are lawful is nothing to a view. */
@NullUnmarked
public final class Journal {

    private final String formId;
    private final List<FormEvent> entries = new ArrayList<>();
    private int revision;

    public Journal(String formId) {
        this.formId = formId;
    }

    static Journal random(Random random, String formId) {
        var journal = new Journal(formId).save("民政局");
        for (var steps = 1 + random.nextInt(15); steps > 0; steps--) {
            switch (random.nextInt(6)) {
                case 0 -> journal.save("民政局" + random.nextInt(9));
                case 1 -> journal.submit();
                case 2 -> journal.giveBack("意见" + random.nextInt(3));
                case 3 -> journal.approve(random.nextInt(100));
                case 4 -> journal.extend();
                default -> journal.withdraw();
            }
        }
        return journal;
    }

    public List<FormEvent> entries() {
        return List.copyOf(entries);
    }

    public Journal save(String department) {
        return save(Samples.content(form -> form.setDepartmentName(department)));
    }

    Journal save(FormContent content) {
        return tell(Trigger.SAVE, FormState.DRAFT, entry -> entry.setContent(content));
    }

    /** Saved with what the department says to a finding. */
    Journal explain(String text) {
        return tell(
                Trigger.SAVE,
                FormState.DRAFT,
                entry -> entry.setContent(Samples.content(form -> form.setDepartmentName("民政局")))
                        .setExplanations(List.of(new Explanation("V06", "", text))));
    }

    public Journal submit() {
        revision++;
        return tell(
                Trigger.SUBMIT,
                FormState.SUBMITTED,
                entry -> entry.setContent(Samples.content(form -> form.setDepartmentName("第" + revision + "版")))
                        .setToStage("FINANCE_DIVISION")
                        .setFindings(List.of(new Finding(
                                "V18",
                                Severity.INFO,
                                "",
                                null,
                                "第" + revision + "次",
                                "No. " + revision,
                                null,
                                false,
                                null,
                                List.of(),
                                List.of()))));
    }

    Journal withdraw() {
        return tell(Trigger.WITHDRAW, FormState.DRAFT, entry -> entry);
    }

    /** Said beside its way, which it leaves as it is. */
    Journal extend() {
        return tell(Trigger.EXTEND, entries.get(entries.size() - 1).getToState(), entry -> entry.setReason("下乡"));
    }

    /** The same text again is the same comment, as it stands now. */
    Journal giveBack(String text) {
        var comment = FieldComment.newBuilder()
                .setId(UUID.nameUUIDFromBytes((formId + text).getBytes(StandardCharsets.UTF_8)))
                .setPath("/indicators/i1/target")
                .setSeverity(Severity.ERROR)
                .setText(text)
                .setState(CommentState.OPEN)
                .setAnswer("第" + entries.size() + "条")
                .setStage("FINANCE_DIVISION")
                .setAuthor(actor("reviewer"))
                .setMadeAt(Samples.NOW)
                .build();
        return tell(
                Trigger.RETURN,
                FormState.RETURNED,
                entry -> entry.setComments(List.of(comment))
                        .setEditablePaths(List.of("/indicators/i1/target", "/tasks")));
    }

    Journal approve(int total) {
        return tell(
                Trigger.APPROVE,
                FormState.APPROVED,
                entry -> entry.setTotal(BigDecimal.valueOf(total).setScale(2)).setGrade(Grade.GOOD));
    }

    private Journal tell(Trigger trigger, FormState to, UnaryOperator<FormEvent.Builder> further) {
        var entry = FormEvent.newBuilder()
                .setFormId(formId)
                .setVersion(entries.size() + 1)
                .setRevision(revision)
                .setCommandId(UUID.nameUUIDFromBytes((formId + entries.size()).getBytes(StandardCharsets.UTF_8)))
                .setTrigger(trigger)
                .setToState(to)
                .setActor(actor("clerk"))
                .setOccurredAt(Samples.NOW.plus(Duration.ofHours(entries.size())))
                .setTemplateId("default");
        entries.add(further.apply(entry).build());
        return this;
    }

    private static Actor actor(String role) {
        return Actor.newBuilder()
                .setId("u1")
                .setName("张填报")
                .setRole(role)
                .setRegions(List.of("*"))
                .build();
    }
}
