package org.jixiaoflow.support.json;

import java.util.List;
import tools.jackson.databind.DatabindException;

/** JSON that isn't what the schema says; the path leads to the place, the message key and arguments say what is wrong. */
public final class InvalidShape extends DatabindException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient List<Object> arguments;

    private InvalidShape(String messageKey, Object... arguments) {
        super(messageKey + List.of(arguments));
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    static InvalidShape required() {
        return new InvalidShape("support.json.required");
    }

    static InvalidShape expected(String type) {
        return new InvalidShape("support.json.expected." + type);
    }

    static InvalidShape notOneOf(String symbols) {
        return new InvalidShape("support.json.not-one-of", symbols);
    }

    static InvalidShape number(int digits, int decimals) {
        return new InvalidShape("support.json.number", digits, decimals);
    }

    static InvalidShape unknown(String name) {
        var unknown = new InvalidShape("support.json.unknown");
        unknown.prependPath(InvalidShape.class, name);
        return unknown;
    }

    /** Key of the sentence that says what is wrong. */
    public String messageKey() {
        return messageKey;
    }

    /** Arguments of the sentence. */
    public List<Object> arguments() {
        return arguments;
    }
}
