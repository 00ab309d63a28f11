package org.jixiaoflow.submission.imports;

import java.util.List;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.imports.Candidate.Effect;
import org.jixiaoflow.submission.tracking.SavedForm;
import org.jspecify.annotations.Nullable;

/**
 * Where an uploaded form would go.
 *
 * @param id null if the department isn't known
 * @param saved what is there already
 * @param content what would be saved
 */
record Destination(
        UploadedForm form,
        @Nullable FormId id,
        @Nullable SavedForm saved,
        FormContent content,
        Effect effect,
        List<String> changed) {

    Candidate candidate() {
        return new Candidate(
                form.ordinal(),
                form.document(),
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
        return (int) form.findings().stream()
                .filter(finding -> finding.getSeverity() == severity)
                .count();
    }
}
