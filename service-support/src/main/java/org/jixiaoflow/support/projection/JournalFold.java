package org.jixiaoflow.support.projection;

import java.time.Instant;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What a batch of the journal says of one form. What it doesn't say stays as it was. */
public abstract class JournalFold {

    private final FormId id;
    private @Nullable FormEvent last;
    private @Nullable FormEvent step;
    private @Nullable FormContent content;
    private @Nullable Long contentVersion;
    private @Nullable FormEvent submission;

    protected JournalFold(String id) {
        this.id = FormId.parse(id).orElseThrow(() -> new IllegalArgumentException("Not a form id: " + id));
    }

    /** Takes the next entry; one that isn't newer than the last says nothing. */
    public final void add(FormEvent entry) {
        if (last != null && entry.getVersion() <= last.getVersion()) {
            return;
        }
        last = entry;
        step = Transitions.isStep(entry.getTrigger()) ? entry : step;
        if (entry.getContent() != null) {
            content = entry.getContent();
            contentVersion = entry.getVersion();
        }
        submission = entry.getTrigger() == Trigger.SUBMIT ? entry : submission;
        fold(entry);
    }

    /** Takes from an entry what only this view shows. */
    protected abstract void fold(FormEvent entry);

    public final FormId id() {
        return id;
    }

    /** The newest entry. */
    public final FormEvent last() {
        if (last == null) {
            throw new IllegalStateException("Nothing is said of " + id);
        }
        return last;
    }

    /** The newest entry that is a step of the form's way. */
    public final @Nullable FormEvent step() {
        return step;
    }

    public final @Nullable FormContent content() {
        return content;
    }

    /** Version of the entry that holds the newest content. */
    public final @Nullable Long contentVersion() {
        return contentVersion;
    }

    /** 部门 as written in the newest content. */
    public final @Nullable String departmentName() {
        return content == null ? null : content.getDepartmentName();
    }

    /** Version of the newest submission, which holds what was found in it. */
    public final @Nullable Long submissionVersion() {
        return submission == null ? null : submission.getVersion();
    }

    public final @Nullable Instant submittedAt() {
        return submission == null ? null : submission.getOccurredAt();
    }
}
