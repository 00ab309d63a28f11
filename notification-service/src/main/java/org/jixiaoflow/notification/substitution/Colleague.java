package org.jixiaoflow.notification.substitution;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jixiaoflow.support.addresses.Addressee;

/** Somebody who may stand in for the caller. */
@Schema(description = "Somebody who may stand in for the caller.")
record Colleague(
        @Schema(description = "Names them when they are to stand in.")
        String id,

        @Schema(description = "Their name.") String name) {

    static Colleague of(Addressee person) {
        return new Colleague(person.id(), person.name());
    }
}
