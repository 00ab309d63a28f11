package org.jixiaoflow.submission.imports;

import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.imports.Candidate.Effect;
import org.jixiaoflow.submission.tracking.SavedForm;
import org.jspecify.annotations.Nullable;

/**
 * Where an uploaded form would go.
 *
 * @param form as it was read; a self-evaluation beside the targets it answers
 * @param id null if the department isn't known
 * @param saved what is there already
 * @param content what would be saved; of a self-evaluation only what it adds to its objective
 * @param findings of what would be saved
 */
record Destination(
        UploadedForm form,
        @Nullable FormId id,
        @Nullable SavedForm saved,
        FormContent content,
        List<Finding> findings,
        Effect effect,
        List<String> changed) {

    Candidate candidate() {
        return new Candidate(
                form.ordinal(),
                form.document(),
                form.kind(),
                form.content().getDepartmentName(),
                id == null ? null : id.toString(),
                effect,
                changed,
                content.getAnnualGoals().size(),
                content.getTasks().size(),
                content.getIndicators().size(),
                count(Severity.ERROR),
                count(Severity.WARN),
                count(Severity.INFO),
                content.getNotes().size());
    }

    private int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.getSeverity() == severity)
                .count();
    }
}
