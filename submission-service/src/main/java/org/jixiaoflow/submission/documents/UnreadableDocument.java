package org.jixiaoflow.submission.documents;

import java.util.List;
import java.util.Locale;

/** A document that holds no form a reader could find. */
public final class UnreadableDocument extends RuntimeException {

    /** Why; each is one sentence of the bundle {@code documents}. */
    public enum Reason {
        NO_SUCH_FILE,
        TOO_LARGE,
        EMPTY,
        NOT_TEXT,
        NO_FORM,
        /** A form about a project, not a department. */
        PROJECT_FORM,
        /** Another table about performance: monitoring, scoring … */
        OTHER_FORM,
        DAMAGED,
        ENCRYPTED,
        MACROS,
        DOCTYPE,
        EXTERNAL,
        PICTURE,
        UNSUPPORTED,
        MISNAMED,
        NESTED,
        TOO_MANY_ENTRIES,
        UNPACKS_TOO_LARGE,
        PACKED_TOO_TIGHTLY,
        TOO_MANY_ROWS,
        TOO_MANY_COLUMNS,
        TOO_MANY_CELLS,
        TOO_MUCH_TEXT,
        HIDDEN,
        NO_TEXT_LAYER,
        NOT_A_DOCUMENT,
        NOT_JSON,
        WRONG_SHAPE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> arguments;

    public UnreadableDocument(Reason reason, String... arguments) {
        super(Note.SENTENCES.english().say(reason.name(), (Object[]) arguments));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** Because of what another library found. */
    public UnreadableDocument(Throwable cause, Reason reason, String... arguments) {
        this(reason, arguments);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence, in Chinese, or in English if that is the locale's language. */
    public String message(Locale locale) {
        return Note.SENTENCES.in(locale).say(reason.name(), arguments.toArray());
    }
}
