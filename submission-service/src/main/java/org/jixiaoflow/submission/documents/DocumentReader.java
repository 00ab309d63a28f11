package org.jixiaoflow.submission.documents;

import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.BINARY;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NOT_UTF8;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NO_FORM;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NO_SUCH_FILE;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.TOO_LARGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the forms of a document: extracted text, or the JSON that {@link PrintedJson} writes, told apart by their content. */
public final class DocumentReader {

    /** A county's forms of a year are about 80 KB of text. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private DocumentReader() {}

    /**
     * All forms of the file, in its order; at least one.
     *
     * @throws UnreadableDocument if it can't be opened, is not UTF-8, or holds no form
     */
    public static List<PrintedForm> read(Path file) {
        try {
            var size = Files.size(file);
            if (size > MOST_BYTES) {
                throw tooLarge(size);
            }
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            var unreadable = new UnreadableDocument(NO_SUCH_FILE, file.toString());
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    /** As {@link #read(Path)}. */
    public static List<PrintedForm> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(bytes.length);
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            var unreadable = new UnreadableDocument(NOT_UTF8);
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    /** As {@link #read(Path)}. */
    public static List<PrintedForm> read(String document) {
        if (document.indexOf('\0') >= 0) {
            throw new UnreadableDocument(BINARY);
        }
        var start = Text.trim(document);
        var forms = start.startsWith("[") || start.startsWith("{")
                ? PrintedJson.read(start)
                : FormReader.read(document.lines().toList());
        if (forms.isEmpty()) {
            throw new UnreadableDocument(NO_FORM);
        }
        return forms;
    }

    private static UnreadableDocument tooLarge(long size) {
        return new UnreadableDocument(TOO_LARGE, String.valueOf(size), String.valueOf(MOST_BYTES));
    }
}
