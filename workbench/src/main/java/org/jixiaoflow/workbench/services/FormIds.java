package org.jixiaoflow.workbench.services;

import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;

/** Ids of forms as they stand in the addresses of pages. */
public final class FormIds {

    private FormIds() {}

    /**
     * The form of that id.
     *
     * @throws Problem {@code NOT_FOUND} if no form can have it
     */
    public static FormId of(String text) {
        return FormId.parse(text).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    }
}
