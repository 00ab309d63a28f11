package org.jixiaoflow.review.desk;

import java.util.Locale;
import org.jixiaoflow.review.audit.Change;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Calls changed fields by the names that the printed form uses. */
@Component
class ChangeLabels {

    private static final int LONGEST_SUBJECT = 30;

    private final MessageSource messages;

    ChangeLabels(MessageSource messages) {
        this.messages = messages;
    }

    /** E.g. 指标「救助及时率」的目标值, or 部门 for a field of the form itself. */
    String of(Change change, Locale locale) {
        var dot = change.field().indexOf('.');
        var isOfForm = change.path().equals("/" + change.field().replace('.', '/'));
        if (isOfForm && change.kind() == Change.Kind.CHANGED) {
            return name(change.field(), locale);
        }
        var list = name(dot < 0 ? change.field() : change.field().substring(0, dot), locale);
        var subject = change.subject() == null ? "–" : shortened(change.subject());
        return dot < 0
                ? say("desk.change.item", locale, list, subject)
                : say("desk.change.field", locale, list, subject, name(change.field(), locale));
    }

    private static String shortened(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
    }

    /** A field added to the schema is called by its own name until somebody names it here. */
    private String name(String field, Locale locale) {
        var name = messages.getMessage("desk.field." + field, null, field, locale);
        return name == null ? field : name;
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
