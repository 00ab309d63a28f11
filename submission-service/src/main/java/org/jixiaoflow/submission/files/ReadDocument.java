package org.jixiaoflow.submission.files;

import java.util.List;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jspecify.annotations.Nullable;

/**
 * One document of an upload.
 *
 * @param name the file's name; inside an archive {@code archive.zip/name}
 * @param forms its forms, in its order; none if it can't be read
 * @param fault why it can't be read
 */
public record ReadDocument(
        String name, List<PrintedForm> forms, @Nullable UnreadableDocument fault) {

    public ReadDocument {
        forms = List.copyOf(forms);
    }
}
