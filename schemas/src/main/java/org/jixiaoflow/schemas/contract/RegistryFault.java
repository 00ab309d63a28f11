package org.jixiaoflow.schemas.contract;

import java.io.Serial;

/** The schema registry didn't answer, or not what it was asked; that says nothing about a record, and may pass. */
public final class RegistryFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RegistryFault(String message) {
        super(message);
    }

    RegistryFault(String message, Throwable cause) {
        super(message, cause);
    }
}
