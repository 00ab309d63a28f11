package org.jixiaoflow.schemas.contract;

import java.io.Serial;

/** The registry refused a schema, because records already written could not be read with it. */
public final class IncompatibleSchema extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    IncompatibleSchema(String subject, String answer) {
        super("The registry refused the schema of %s: %s".formatted(subject, answer));
    }
}
