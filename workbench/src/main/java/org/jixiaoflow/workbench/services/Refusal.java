package org.jixiaoflow.workbench.services;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.wording.Sentences;
import org.jspecify.annotations.Nullable;

/** What a service said no to: its problem details, in the reader's language. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Sentences.InBoth WORDS = Sentences.of("workbench-messages");

    private final int status;
    private final String code;
    private final String detail;
    private final transient Map<String, Object> members;

    Refusal(int status, Map<String, Object> members) {
        super(String.valueOf(members.get("code")), null, false, false);
        this.status = status;
        this.code = String.valueOf(members.getOrDefault("code", "INTERNAL"));
        this.detail = String.valueOf(members.getOrDefault("detail", ""));
        this.members = members;
    }

    /** The same in words for people: a page has one key, and sent again with something else it is told of the page, for nobody knows of keys. */
    static Map<String, Object> forPeople(Map<String, Object> problem, Supplier<Locale> locale) {
        if (!"IDEMPOTENCY_KEY_REUSED".equals(problem.get("code"))) {
            return problem;
        }
        var said = new HashMap<>(problem);
        said.put("detail", WORDS.in(locale.get()).word("problem.PAGE_SENT_BEFORE"));
        return said;
    }

    public int status() {
        return status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return detail;
    }

    /** Where in what was sent, as a JSON pointer. */
    public @Nullable String pointer() {
        return members.get("pointer") instanceof String pointer ? pointer : null;
    }

    /** The last part of that: the field's name; empty if there is none. */
    public String place() {
        var pointer = pointer();
        return pointer == null ? "" : pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** A further member of the problem; null if it has none of that name. */
    public @Nullable Object member(String name) {
        return members.get(name);
    }
}
