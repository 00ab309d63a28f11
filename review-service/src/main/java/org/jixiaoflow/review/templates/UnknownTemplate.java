package org.jixiaoflow.review.templates;

import java.io.Serial;

/** A form was given a review template that the configuration no longer has. */
public final class UnknownTemplate extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownTemplate(String id) {
        super("No review template is configured with id " + id);
    }
}
