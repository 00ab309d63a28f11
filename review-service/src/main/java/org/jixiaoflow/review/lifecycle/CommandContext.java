package org.jixiaoflow.review.lifecycle;

import java.util.List;
import java.util.Optional;
import org.jixiaoflow.access.workflow.Marks;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.access.workflow.Transition;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.StagePass;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/**
 * What a command meets.
 *
 * @param form null if there is no such form yet
 * @param kept its content, which most commands don't look into
 * @param objective of a self-evaluation: the approved objective in force; null if there is none, and for other forms
 * @param list of those that must file in the region and year; null if there is none
 * @param transition what the command's trigger opens here, if anything
 */
record CommandContext(
        FormId id,
        @Nullable FormSnapshot form,
        Kept kept,
        @Nullable ApprovedForm objective,
        @Nullable FilingList list,
        ReviewTemplate template,
        Optional<Transition> transition) {

    static WorkflowPosition standing(@Nullable FormSnapshot form, ReviewTemplate template) {
        return form == null
                ? WorkflowPosition.NONE
                : new WorkflowPosition(
                        form.getState(), template.lastStage().equals(form.getStage()), form.getResubmitted());
    }

    /** Till when whoever has it should be done with it. */
    @Nullable Due due() {
        return form == null ? null : Due.of(form.getDueAt(), form.getDueProvisional());
    }

    /** Till when the department should have submitted when it had it last. */
    @Nullable Due filingDue() {
        return form == null ? null : Due.of(form.getFilingDueAt(), form.getFilingDueProvisional());
    }

    /** The department, as the list of those that must file has it; units file with theirs. */
    Optional<ListedDepartment> listed() {
        return list == null || id.unitCode() != null ? Optional.empty() : FilingDates.listed(list, id);
    }

    /** Whether the region's year is open to the department: it is on the list, or that isn't closed, or there is none. */
    boolean isOpen() {
        return list == null || !list.getClosed() || FilingDates.listed(list, id).isPresent();
    }

    boolean isSelfEvaluation() {
        return id.kind() == FormKind.SELF_EVALUATION;
    }

    long version() {
        return form == null ? 0 : form.getVersion();
    }

    int revision() {
        return form == null ? 0 : form.getRevision();
    }

    @Nullable FormState state() {
        return form == null ? null : form.getState();
    }

    @Nullable String stage() {
        return form == null ? null : form.getStage();
    }

    @Nullable FormContent content() {
        return form == null ? null : kept.content();
    }

    /** What validation found in the content; null where nothing is saved, or was before findings were kept. */
    @Nullable List<Finding> findings() {
        return form == null ? null : kept.findings();
    }

    /** The version of the validation template that these are by; null where nothing is saved, or was before there were versions. */
    @Nullable String validationTemplate() {
        return form == null ? null : kept.validationTemplate();
    }

    /** What the department said to findings of the content. */
    List<Explanation> explanations() {
        return form == null ? List.of() : form.getExplanations();
    }

    List<StagePass> passes() {
        return form == null ? List.of() : form.getPasses();
    }

    /** Who wrote the content as clerks. */
    List<String> clerks() {
        return form == null ? List.of() : form.getClerks();
    }

    /** The reviewer of the stage who was named to go on with it. */
    @Nullable Person handedTo() {
        return form == null ? null : form.getHandedTo();
    }

    /** Requests for an opinion that wait for one. */
    List<Consultation> consultations() {
        return form == null ? List.of() : form.getConsultations();
    }

    boolean acted() {
        return form != null && form.getActed();
    }

    boolean signed() {
        return form != null && form.getSignedBy() != null;
    }

    boolean adjustable() {
        return form != null && form.getAdjustable();
    }

    private Published published() {
        return form == null ? Published.NOTHING : Published.of(form.getPublishedRevision(), form.getPublishedInForce());
    }

    /** What was done to it where it stands. */
    Marks marks() {
        return new Marks(acted(), adjustable(), signed(), published());
    }

    List<FieldComment> comments() {
        return form == null ? List.of() : form.getComments();
    }

    List<RatedItem> ratings() {
        return form == null ? List.of() : form.getRatings();
    }

    List<ReviewedRow> reviewedRows() {
        return form == null ? List.of() : form.getReviewedRows();
    }

    List<String> editablePaths() {
        return form == null ? List.of() : form.getEditablePaths();
    }
}
