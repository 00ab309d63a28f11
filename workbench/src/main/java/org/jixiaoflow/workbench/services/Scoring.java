package org.jixiaoflow.workbench.services;

import org.jixiaoflow.schemas.FormScore;

/** The scoring service. */
public final class Scoring {

    private final Service service;

    Scoring(Service service) {
        this.service = service;
    }

    /** A form's score with every formula. */
    public FormScore score(String id) {
        return service.get(Reflected.class, "/scores/{id}", id).value();
    }

    private record Reflected(FormScore value) {}
}
