package org.jixiaoflow.review.lifecycle;

import java.util.Optional;
import org.jixiaoflow.review.lifecycle.Decision.Approval;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;

/** What a journal entry does to the approved snapshot: an approval replaces it, a revocation withdraws it. */
final class Approvals {

    private Approvals() {}

    static Optional<Approval> of(CommandContext at, FormEvent entry) {
        if (entry.getTrigger() == Trigger.REVOKE) {
            return Optional.of(new Approval(null));
        }
        return entry.getTrigger() == Trigger.APPROVE
                ? Optional.ofNullable(at.content()).map(content -> new Approval(snapshot(at, content, entry)))
                : Optional.empty();
    }

    private static ApprovedForm snapshot(CommandContext at, FormContent content, FormEvent entry) {
        var ratings = entry.getRatings().isEmpty() ? at.ratings() : entry.getRatings();
        var rows = entry.getReviewedRows().isEmpty() ? at.reviewedRows() : entry.getReviewedRows();
        return ApprovedForm.newBuilder()
                .setFormId(entry.getFormId())
                .setRegionCode(at.id().regionCode())
                .setYear(at.id().year())
                .setKind(at.id().kind())
                .setDepartmentCode(at.id().departmentCode())
                .setUnitCode(at.id().unitCode())
                .setVersion(entry.getVersion())
                .setRevision(entry.getRevision())
                .setTemplateId(entry.getTemplateId())
                .setContent(content)
                .setRatings(ratings)
                .setTotal(entry.getTotal())
                .setGrade(entry.getGrade())
                .setOpinion(entry.getOpinion())
                .setReviewedRows(rows)
                .setApprovedBy(entry.getActor())
                .setApprovedAt(entry.getOccurredAt())
                .build();
    }
}
