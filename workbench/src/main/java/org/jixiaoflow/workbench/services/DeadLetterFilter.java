package org.jixiaoflow.workbench.services;

import org.jspecify.annotations.Nullable;

/**
 * What the list of dead letters is narrowed to.
 *
 * @param state {@code OPEN} if nobody says; {@code ANY} for all
 */
public record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable String state) {

    private static final String OPEN = "OPEN";
    private static final String ANY = "ANY";

    public DeadLetterFilter {
        topic = given(topic);
        reason = given(reason);
        state = given(state) == null ? OPEN : state;
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    Query query() {
        return new Query().with("topic", topic).with("reason", reason).with("state", ANY.equals(state) ? null : state);
    }

    /** The address of the list so narrowed, from there on and with that letter open. */
    public String address(String path, @Nullable String from, @Nullable String letter) {
        return new Query()
                .with("topic", topic)
                .with("reason", reason)
                .with("state", state)
                .with("from", from)
                .with("letter", letter)
                .address(path);
    }
}
