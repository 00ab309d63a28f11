package org.jixiaoflow.submission.tracking;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.submission.validation.Copies;
import org.jixiaoflow.support.projection.JournalFold;
import org.jspecify.annotations.Nullable;

/** What a batch says of one form, as departments see it. */
final class FormFold extends JournalFold {

    private @Nullable FormEvent approval;

    FormFold(String id) {
        super(id);
    }

    @Override
    protected void fold(FormEvent entry) {
        approval = entry.getTrigger() == Trigger.APPROVE ? entry : approval;
    }

    /** What it is compared by, a line each. */
    @Nullable String indicatorNames() {
        return content() == null
                ? null
                : Copies.Compared.of(content()).names().stream()
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
