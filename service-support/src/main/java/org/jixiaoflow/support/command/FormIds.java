package org.jixiaoflow.support.command;

import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;

/** Form ids in addresses and parameters. */
public final class FormIds {

    private FormIds() {}

    /**
     * The form id that {@code text} is.
     *
     * @throws Problem 400 {@code INVALID_FORM_ID} if no form can have it
     */
    public static FormId parse(String text) {
        return FormId.parse(text).orElseThrow(() -> invalid(text));
    }

    /** The problem that {@code text} is no form id. */
    public static Problem invalid(String text) {
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_FORM_ID", text);
    }

    /** The problem that there is no such form, or none that the caller may see. */
    public static Problem unknown(Object form) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_FORM", form.toString());
    }
}
