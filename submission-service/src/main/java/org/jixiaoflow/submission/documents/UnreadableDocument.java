package org.jixiaoflow.submission.documents;

import java.util.List;
import java.util.Locale;

/** A document that holds no form a reader could find. */
public final class UnreadableDocument extends RuntimeException {

    /** Why; each is one sentence of the bundle {@code documents}. */
    public enum Reason {
        NO_SUCH_FILE,
        TOO_LARGE,
        NOT_UTF8,
        BINARY,
        NO_FORM,
        NOT_JSON,
        WRONG_SHAPE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> arguments;

    UnreadableDocument(Reason reason, String... arguments) {
        super(Sentences.of(Locale.ENGLISH, reason.name(), List.of(arguments)));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence, in Chinese, or in English if that is the locale's language. */
    public String message(Locale locale) {
        return Sentences.of(locale, reason.name(), arguments);
    }
}
