package org.jixiaoflow.review.templates;

import java.io.Serial;

/** A form was given a version of a review template that got lost. */
public final class UnknownTemplate extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownTemplate(String id) {
        super("There is no review template " + id);
    }
}
