package org.jixiaoflow.support.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a caller did wrong, answered as problem details (RFC 9457): {@code code} is stable and for machines, {@code pointer} leads to
 * the place in the request's body or names the parameter, and the sentence for people is the message {@code problem.<code>} in the
 * caller's language.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private transient List<Object> arguments;
    private @Nullable String pointer;
    private @Nullable Duration patience;
    private @Nullable String sentence;
    private final transient Map<String, Object> details = new LinkedHashMap<>();

    /** A problem whose sentence takes {@code arguments}. */
    public Problem(HttpStatus status, String code, Object... arguments) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Says it in the words of another message than that of its code. */
    public Problem saying(String key, Object... arguments) {
        this.sentence = key;
        this.arguments = List.of(arguments);
        return this;
    }

    /** Says where: in the request's body as a JSON pointer, else the parameter's or header's name. */
    public Problem at(String pointer) {
        this.pointer = pointer;
        return this;
    }

    /** Says that trying again may help, and after how long. */
    public Problem again(Duration after) {
        this.patience = after;
        return this;
    }

    /** Adds a member to the answer, e.g. the findings. */
    public Problem with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    /** After how long trying again may help; null if it won't. */
    @Nullable Duration patience() {
        return patience;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable String pointer() {
        return pointer;
    }

    /** Key of the message for people. */
    String sentence() {
        return sentence == null ? "problem." + code : sentence;
    }

    List<Object> arguments() {
        return arguments;
    }

    Map<String, Object> details() {
        return details;
    }
}
