package org.jixiaoflow.submission.imports;

import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.submission.forms.SettledDoubt;

/**
 * A form of an upload, as it was read; what a self-evaluation answers is only known where it goes.
 *
 * @param ordinal counts the upload's forms from 1
 * @param document the document it stands in
 * @param settled what its owner said of fields that were left open
 */
record UploadedForm(
        int ordinal,
        String document,
        FormKind kind,
        FormContent content,
        List<Finding> findings,
        List<SettledDoubt> settled) {

    /** The same, holding something else. */
    UploadedForm with(FormContent other, List<Finding> otherFindings) {
        return new UploadedForm(ordinal, document, kind, other, otherFindings, settled);
    }

    /** The content with what was said of its fields, as far as it fits. */
    static FormContent settled(FormContent content, List<SettledDoubt> said) {
        var filled = content;
        for (var one : said) {
            filled = one.in(filled).orElse(filled);
        }
        return filled;
    }

    /** Whether it is the self-evaluation of one project. */
    boolean isOfProject() {
        return content.getSource() != null && content.getSource().getProject() != null;
    }
}
