package org.jixiaoflow.review.notification;

import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Whom notifications are for, as their recipient is written. */
final class Recipients {

    private Recipients() {}

    /**
     * Who should go on with a form.
     *
     * @param stage it stands at; null if it is its department's
     * @param handedTo id of the reviewer it was handed over to there; null if to nobody
     */
    static String whoHasIt(FormId form, @Nullable String stage, @Nullable String handedTo) {
        if (stage == null) {
            return department(form);
        }
        return handedTo == null ? stage(form, stage) : person(form, handedTo);
    }

    static String department(FormId form) {
        return "department:%s/%s".formatted(form.regionCode(), form.departmentCode());
    }

    static String stage(FormId form, @Nullable String stage) {
        return "stage:%s/%s".formatted(form.regionCode(), stage);
    }

    static String person(FormId form, String id) {
        return "person:%s/%s".formatted(form.regionCode(), id);
    }
}
