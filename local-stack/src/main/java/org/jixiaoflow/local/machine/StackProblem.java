package org.jixiaoflow.local.machine;

import java.util.List;

/** Why the stack can't run, to be told to the person who started it. */
public final class StackProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> arguments;

    /** A problem whose sentence is the message {@code key}. */
    public StackProblem(String key, Object... arguments) {
        super(key);
        this.arguments = List.of(arguments);
    }

    /** Key of the sentence. */
    public String key() {
        return getMessage() == null ? "" : getMessage();
    }

    /** Arguments of the sentence. */
    public List<Object> arguments() {
        return arguments;
    }
}
