package org.jixiaoflow.submission.validation;

import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;

/**
 * One thing that can be wrong with a form.
 *
 * @param code stable, {@code V01}… of the domain's list or {@code C01}… of the contract
 * @param severity how much it weighs unless the form's template says otherwise
 * @param check finds every place where the form breaks the rule
 */
record Rule(String code, Severity severity, Check check) {

    /** Finds where {@code form} breaks a rule under {@code template}. */
    @FunctionalInterface
    interface Check {
        Stream<Violation> in(FormContent form, ValidationTemplate template);
    }
}
