package org.jixiaoflow.workbench.services;

import org.jspecify.annotations.Nullable;

/** A service that can't be reached, or that answers as it shouldn't. */
public final class ServiceDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String service;

    ServiceDown(String service, @Nullable Throwable cause) {
        super(service + " does not answer", cause, false, false);
        this.service = service;
    }

    /** Which: {@code submission}, {@code review}, {@code scoring}. */
    public String service() {
        return service;
    }
}
