package org.jixiaoflow.support.web;

import java.beans.PropertyEditorSupport;
import org.jixiaoflow.schemas.limits.Objection;
import org.jixiaoflow.schemas.limits.Texts;

/** A text in an address or a header that isn't to be taken. */
final class UnfitText extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Objection objection;

    private UnfitText(Objection objection) {
        super(objection.kind().code());
        this.objection = objection;
    }

    Objection objection() {
        return objection;
    }

    /** Takes texts as they are kept everywhere, and refuses the others. */
    static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            Texts.objection(text).ifPresent(objection -> {
                throw new UnfitText(objection);
            });
            setValue(Texts.normal(text));
        }
    }
}
