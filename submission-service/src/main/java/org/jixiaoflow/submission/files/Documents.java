package org.jixiaoflow.submission.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.submission.documents.ColumnChoices;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.springframework.stereotype.Component;

/**
 * Reads a file that holds forms, whatever its kind: Word, Excel, PDF, HTML, text, CSV, JSON, or a ZIP of such. Its content says what it is; where
 * its name says otherwise, that is noted.
 */
@Component
public final class Documents {

    private final Limits limits;

    public Documents(Limits limits) {
        this.limits = limits;
    }

    /** As {@link #read(String, byte[])}. */
    public List<ReadDocument> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), in);
        } catch (IOException e) {
            throw new UnreadableDocument(e, Reason.NO_SUCH_FILE, file.toString());
        }
    }

    /** As {@link #read(String, byte[])}; reads no more than the limit. */
    public List<ReadDocument> read(String name, InputStream in) throws IOException {
        return read(name, in.readNBytes((int)
                Math.min(Integer.MAX_VALUE - 8, limits.size().toBytes() + 1)));
    }

    /**
     * The documents of the file: itself, or those packed in it. Each has forms or a fault.
     *
     * @param name the file's name, without folders
     * @throws UnreadableDocument if none of them can be read
     */
    public List<ReadDocument> read(String name, byte[] bytes) {
        return read(name, bytes, ColumnChoices.NONE);
    }

    /** The same, where people have said what some headings mean. */
    public List<ReadDocument> read(String name, byte[] bytes, ColumnChoices choices) {
        if (bytes.length > limits.size().toBytes()) {
            throw new UnreadableDocument(
                    Reason.TOO_LARGE,
                    String.valueOf(bytes.length),
                    String.valueOf(limits.size().toBytes()));
        }
        var documents = new ArrayList<ReadDocument>();
        document(name, bytes, new Budget(limits, choices), 0, documents);
        var faults = documents.stream().map(ReadDocument::fault).toList();
        if (documents.isEmpty()) {
            throw new UnreadableDocument(Reason.EMPTY);
        }
        if (faults.size() == 1 && faults.get(0) != null) {
            throw faults.get(0);
        }
        return List.copyOf(documents);
    }

    private static void document(String name, byte[] bytes, Budget budget, int depth, List<ReadDocument> documents) {
        try {
            var signature = Signature.of(bytes);
            var parts = signature == Signature.ZIP ? ZipArchive.unpack(bytes, budget) : Map.<String, byte[]>of();
            if (signature == Signature.ZIP && !parts.containsKey(OfficeParts.CONTENT_TYPES)) {
                archive(name, parts, budget, depth, documents);
            } else {
                documents.add(new ReadDocument(name, forms(name, bytes, signature, parts, budget), null));
            }
        } catch (UnreadableDocument fault) {
            documents.add(new ReadDocument(name, List.of(), fault));
        } catch (StackOverflowError | OutOfMemoryError beyond) {
            // What no limit foresaw ends with this document, whatever the library was doing.
            documents.add(new ReadDocument(name, List.of(), new UnreadableDocument(beyond, Reason.DAMAGED)));
        }
    }

    private static void archive(
            String name, Map<String, byte[]> parts, Budget budget, int depth, List<ReadDocument> documents) {
        if (depth > budget.limits().nesting()) {
            throw new UnreadableDocument(
                    Reason.NESTED, String.valueOf(budget.limits().nesting()));
        }
        parts.forEach((part, content) -> {
            if (!isByproduct(part)) {
                document(name + "/" + part, content, budget, depth + 1, documents);
            }
        });
    }

    /** What systems and Office leave in folders beside the documents. */
    private static boolean isByproduct(String part) {
        var file = part.substring(part.lastIndexOf('/') + 1);
        return part.startsWith("__MACOSX/")
                || file.startsWith(".")
                || file.startsWith("~$")
                || file.equals("Thumbs.db");
    }

    private static List<PrintedForm> forms(
            String name, byte[] bytes, Signature signature, Map<String, byte[]> parts, Budget budget) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var format = Format.of(signature, bytes, parts);
        var promised = Arrays.stream(Format.values())
                .filter(other -> other.isNamed(ending))
                .findFirst();
        var misnamed = promised.isPresent() && promised.get() != format;
        try {
            var forms = format.read(bytes, parts, budget);
            if (forms.isEmpty()) {
                throw new UnreadableDocument(Reason.NO_FORM);
            }
            return misnamed ? noted(forms, ending, format) : forms;
        } catch (UnreadableDocument fault) {
            if (misnamed && fault.reason() == Reason.NOT_TEXT) {
                throw new UnreadableDocument(fault, Reason.NOT_A_DOCUMENT, ending);
            }
            if (misnamed && fault.reason() == Reason.NO_FORM) {
                throw new UnreadableDocument(fault, Reason.MISNAMED, ending, format.label());
            }
            throw fault;
        }
    }

    private static List<PrintedForm> noted(List<PrintedForm> forms, String ending, Format format) {
        var note = Note.of(forms.get(0).firstLine(), Note.Code.MISNAMED_AS, ending, format.label());
        return forms.stream().map(form -> form.with(note)).toList();
    }
}
