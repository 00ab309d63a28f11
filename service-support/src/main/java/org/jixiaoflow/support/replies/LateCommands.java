package org.jixiaoflow.support.replies;

/** Remembers commands whose outcome took longer than their sender waited, so that every instance knows that they were sent. */
public interface LateCommands {

    /** Notes a command that is on its topic. */
    void note(Unanswered late, String formId);
}
