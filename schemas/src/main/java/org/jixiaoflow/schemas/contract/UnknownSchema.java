package org.jixiaoflow.schemas.contract;

import java.io.Serial;

/** A value says that it was written with a schema that the registry doesn't know. */
public final class UnknownSchema extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownSchema(int id) {
        super("The schema registry knows no schema with the id %d".formatted(id));
    }
}
