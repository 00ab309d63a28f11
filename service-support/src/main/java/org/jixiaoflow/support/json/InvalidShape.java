package org.jixiaoflow.support.json;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.limits.Objection;
import org.jixiaoflow.schemas.wording.Sentences;
import tools.jackson.databind.DatabindException;

/** JSON that isn't what the schema says; the path leads to the place, the message key and arguments say what is wrong. */
public final class InvalidShape extends DatabindException {

    private static final long serialVersionUID = 1L;

    private static final String CODE = "INVALID_SHAPE";
    private static final Sentences.InBoth SENTENCES = Sentences.of("support-messages");

    private final String code;
    private final String messageKey;
    private final transient List<Object> arguments;

    private InvalidShape(String messageKey, Object... arguments) {
        this(CODE, messageKey, List.of(arguments));
    }

    private InvalidShape(String code, String messageKey, List<Object> arguments) {
        super(code);
        this.code = code;
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    /** What the limits object to, at its place below where it is caught. */
    static InvalidShape of(Objection objection) {
        var code = objection.kind().code();
        var shape = new InvalidShape(code, "problem." + code, objection.arguments());
        var steps = objection.pointer().split("/", -1);
        for (var step = steps.length - 1; step > 0; step--) {
            shape.prependPath(InvalidShape.class, steps[step]);
        }
        return shape;
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
        return of(new Objection("", Objection.Kind.NUMBER, List.of(digits, decimals)));
    }

    static InvalidShape unknown(String name) {
        var unknown = new InvalidShape("support.json.unknown");
        unknown.prependPath(InvalidShape.class, name);
        return unknown;
    }

    /** What machines are told. */
    public String code() {
        return code;
    }

    /** Key of the sentence that says what is wrong. */
    public String messageKey() {
        return messageKey;
    }

    /** Arguments of the sentence. */
    public List<Object> arguments() {
        return arguments;
    }

    /** Where it is and what is wrong there, for whoever has no message source; Chinese unless {@code locale} says English. */
    public String sentence(Locale locale) {
        var sentences = SENTENCES.in(locale);
        var said = sentences.say(messageKey, arguments.toArray());
        return pointer().isEmpty() ? said : sentences.say("support.json.at", pointer(), said);
    }

    private String pointer() {
        return getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
