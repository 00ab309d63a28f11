package org.jixiaoflow.submission.tracking;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.submission.validation.SimilarForms;
import org.jixiaoflow.support.projection.JournalFold;
import org.jspecify.annotations.Nullable;

/** What a batch says of one form, as departments see it. */
final class FormFold extends JournalFold {

    private @Nullable FormEvent approval;
    private @Nullable FormContent submitted;

    FormFold(String id) {
        super(id);
    }

    @Override
    protected void fold(FormEvent entry) {
        submitted = entry.getTrigger() == Trigger.SUBMIT ? content() : submitted;
        approval = entry.getTrigger() == Trigger.APPROVE ? entry : approval;
    }

    /** What it is compared by, a line each. */
    @Nullable String indicatorNames() {
        return names(content());
    }

    /** The same of what was submitted last; null if the batch doesn't say. */
    @Nullable String submittedNames() {
        return names(submitted);
    }

    /** Whether what was saved before the batch was submitted in it. */
    boolean submittedAsSaved() {
        return submissionVersion() != null && submitted == null;
    }

    private static @Nullable String names(@Nullable FormContent content) {
        return content == null
                ? null
                : SimilarForms.Compared.of(content).names().stream()
                        .map(name -> name.replace('\n', ' '))
                        .sorted()
                        .collect(Collectors.joining("\n"));
    }

    @Nullable BigDecimal total() {
        return approval == null ? null : approval.getTotal();
    }

    @Nullable Grade grade() {
        return approval == null ? null : approval.getGrade();
    }
}
