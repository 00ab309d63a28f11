package org.jixiaoflow.submission.imports;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.forms.SettledDoubt;
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

    /** What was said of the fields of this form's rows. */
    List<SettledDoubt> settled() {
        var rowsOf = form.kind() == FormKind.SELF_EVALUATION && id != null ? id.toString() : null;
        return form.settled().stream()
                .filter(one -> Objects.equals(one.formId(), rowsOf))
                .toList();
    }

    /** Whether the reader left the field open, settled since or not. */
    boolean isOpen(String path) {
        return Stream.concat(
                        form.content().getNotes().stream().map(ReadingNote::getPath),
                        settled().stream().map(SettledDoubt::path))
                .anyMatch(path::equals);
    }

    /** The same once another form of the file has been filed as it. */
    Destination after(@Nullable CommandOutcome before) {
        return before == null || before.getStatus() != OutcomeStatus.ACCEPTED || saved == null
                ? this
                : new Destination(
                        form,
                        id,
                        new SavedForm(saved.state(), before.getVersion(), saved.content()),
                        content,
                        findings,
                        effect,
                        changed);
    }

    private int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.getSeverity() == severity)
                .count();
    }
}
