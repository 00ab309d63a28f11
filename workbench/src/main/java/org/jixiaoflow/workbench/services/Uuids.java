package org.jixiaoflow.workbench.services;

import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in the inputs of pages, which anybody can make up. */
public final class Uuids {

    private Uuids() {}

    /** The id; nothing if it is none. */
    public static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException madeUp) {
            return Optional.empty();
        }
    }
}
