package org.jixiaoflow.submission.tracking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.validation.Copies;
import org.jspecify.annotations.Nullable;

/** What a batch says of one form. What it doesn't say stays as it was. */
final class FormFold {

    private final FormId id;
    private @Nullable FormEvent last;
    private @Nullable FormContent content;
    private @Nullable Long contentVersion;
    private @Nullable FormEvent submission;
    private @Nullable FormEvent approval;

    FormFold(String id) {
        this.id = FormId.parse(id).orElseThrow(() -> new IllegalArgumentException("Not a form id: " + id));
    }

    void add(FormEvent entry) {
        if (last != null && entry.getVersion() <= last.getVersion()) {
            return;
        }
        last = entry;
        if (entry.getContent() != null) {
            content = entry.getContent();
            contentVersion = entry.getVersion();
        }
        submission = entry.getTrigger() == Trigger.SUBMIT ? entry : submission;
        approval = entry.getTrigger() == Trigger.APPROVE ? entry : approval;
    }

    FormId id() {
        return id;
    }

    FormEvent last() {
        if (last == null) {
            throw new IllegalStateException("Nothing is said of " + id);
        }
        return last;
    }

    @Nullable String departmentName() {
        return content == null ? null : content.getDepartmentName();
    }

    /** Of the entry that holds the newest content. */
    @Nullable Long contentVersion() {
        return contentVersion;
    }

    /** What it is compared by, a line each. */
    @Nullable String indicatorNames() {
        return content == null
                ? null
                : Copies.Compared.of(content).names().stream()
                        .map(name -> name.replace('\n', ' '))
                        .sorted()
                        .collect(Collectors.joining("\n"));
    }

    /** Of the entry that holds what was found in the newest submission. */
    @Nullable Long submissionVersion() {
        return submission == null ? null : submission.getVersion();
    }

    @Nullable Instant submittedAt() {
        return submission == null ? null : submission.getOccurredAt();
    }

    @Nullable BigDecimal total() {
        return approval == null ? null : approval.getTotal();
    }

    @Nullable Grade grade() {
        return approval == null ? null : approval.getGrade();
    }
}
