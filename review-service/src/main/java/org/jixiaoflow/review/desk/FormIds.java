package org.jixiaoflow.review.desk;

import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;

/** Form ids in addresses. What is no form id, no form, or no form of the caller's gets the same answer. */
final class FormIds {

    private FormIds() {}

    static FormId parse(String text) {
        return FormId.parse(text).orElseThrow(() -> unknown(text));
    }

    static Problem unknown(Object form) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_FORM", form.toString());
    }
}
