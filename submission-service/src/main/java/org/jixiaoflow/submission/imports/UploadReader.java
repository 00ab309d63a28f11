package org.jixiaoflow.submission.imports;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.limits.Texts;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.ReadDocument;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.imports.Upload.Fault;
import org.jixiaoflow.submission.imports.Upload.State;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads uploads in the background, some at a time. */
@Component
class UploadReader {

    private static final Logger log = LoggerFactory.getLogger(UploadReader.class);
    private static final int AT_ONCE = 25;
    private static final String ANY_DEPARTMENT = "any";
    /** A larger file is uploaded again to be read again. */
    private static final int MOST_KEPT = 4 << 20;

    private static final Set<Note.Code> OPEN =
            EnumSet.of(Note.Code.COLUMN_UNKNOWN, Note.Code.COLUMN_TWICE, Note.Code.COLUMN_CHOSEN);

    private final Documents documents;
    private final ValidationTemplates templates;
    private final UploadStore uploads;
    private final ColumnStore columns;
    private final ThreadPoolExecutor readers;

    UploadReader(
            Documents documents,
            ValidationTemplates templates,
            UploadStore uploads,
            ColumnStore columns,
            ImportSettings settings) {
        this.columns = columns;
        this.documents = documents;
        this.templates = templates;
        this.uploads = uploads;
        this.readers = new ThreadPoolExecutor(
                settings.readers(),
                settings.readers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                reading -> new Thread(reading, "uploads"));
    }

    /** Begins to read a file; see the upload for how far it is. */
    UUID read(String owner, String name, byte[] bytes, String region, int year, Locale locale) {
        var id = uploads.begin(owner, name, region, year);
        try {
            readers.execute(() -> read(owner, id, name, bytes, region, year, locale));
            return id;
        } catch (RejectedExecutionException e) {
            uploads.end(id, State.INTERRUPTED);
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TOO_BUSY");
        }
    }

    /** Reads a file once more, as its owner has said something of its headings. */
    void again(String owner, Upload upload, Locale locale) {
        var file = uploads.file(upload.id()).orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "UPLOAD_AGAIN"));
        uploads.restart(upload.id());
        try {
            readers.execute(
                    () -> read(owner, upload.id(), upload.name(), file, upload.region(), upload.year(), locale));
        } catch (RejectedExecutionException e) {
            uploads.end(upload.id(), State.INTERRUPTED);
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TOO_BUSY");
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private void read(String owner, UUID id, String name, byte[] bytes, String region, int year, Locale locale) {
        try {
            var read = documents.read(name, bytes, columns.of(owner, region));
            var faults =
                    read.stream().flatMap(document -> faults(document, locale)).toList();
            uploads.found(
                    id,
                    (int) read.stream()
                            .flatMap(document -> document.forms().stream())
                            .filter(UploadReader::isFiled)
                            .count(),
                    faults);
            var open = open(read);
            uploads.columns(id, open, open.isEmpty() || bytes.length > MOST_KEPT ? null : bytes);
            check(id, read, year, templates.of(any(region, year)), locale);
            uploads.end(id, State.READ);
        } catch (UnreadableDocument unreadable) {
            uploads.found(id, 0, List.of(fault(name, unreadable, locale)));
            uploads.end(id, State.UNREADABLE);
        } catch (RuntimeException | Error e) { // whatever a file does to a library, its upload ends
            log.error("Upload {} could not be read", id, e);
            uploads.end(id, State.INTERRUPTED);
        }
    }

    /** The rules of a region and year are those of any department's form. */
    static FormId any(Upload upload) {
        return any(upload.region(), upload.year());
    }

    private static FormId any(String region, int year) {
        return new FormId(region, year, FormKind.OBJECTIVE, ANY_DEPARTMENT, null);
    }

    private void check(UUID id, List<ReadDocument> read, int year, ValidationTemplate template, Locale locale) {
        var checked = new ArrayList<UploadedForm>();
        var ordinal = 0;
        for (var document : read) {
            for (var printed :
                    document.forms().stream().filter(UploadReader::isFiled).toList()) {
                var content = ImportedForm.content(printed.filedFor(year), document.name(), locale);
                var kind = FormKind.valueOf(printed.kind().name());
                var findings = kind == FormKind.OBJECTIVE ? Validation.findings(content, template) : List.<Finding>of();
                checked.add(new UploadedForm(++ordinal, document.name(), kind, content, findings, List.of()));
                if (checked.size() == AT_ONCE) {
                    uploads.checked(id, checked);
                    checked.clear();
                }
            }
        }
        uploads.checked(id, checked);
    }

    /** Headings that aren't certain, or are by what somebody said. */
    private static List<OpenColumn> open(List<ReadDocument> read) {
        var open = new LinkedHashMap<List<String>, OpenColumn>();
        var ordinal = 0;
        for (var document : read) {
            for (var form :
                    document.forms().stream().filter(UploadReader::isFiled).toList()) {
                ordinal++;
                for (var note : form.notes()) {
                    if (OPEN.contains(note.code())) {
                        var column = column(note, form, ordinal);
                        open.merge(List.of(column.layout(), column.heading()), column, OpenColumn::and);
                    }
                }
            }
        }
        return List.copyOf(open.values());
    }

    private static OpenColumn column(Note note, PrintedForm form, int ordinal) {
        var heading = note.arguments().get(0);
        var printed = form.notes().stream()
                .filter(kept -> kept.code() == Note.Code.KEPT)
                .flatMap(kept -> Stream.of(kept.arguments().get(0).split("；")))
                .filter(text -> text.startsWith(heading + "："))
                .map(text -> Texts.excerpt(text.substring(heading.length() + 1)))
                .distinct()
                .limit(OpenColumn.MOST_PRINTED)
                .toList();
        return new OpenColumn(note.arguments().get(1), heading, List.of(ordinal), printed, null, null);
    }

    private static boolean isFiled(PrintedForm printed) {
        return printed.kind().isFiled();
    }

    /** The document's own, or those of its forms that are of another kind. */
    private static Stream<Fault> faults(ReadDocument document, Locale locale) {
        return Stream.concat(
                        Stream.ofNullable(document.fault()),
                        document.forms().stream().map(PrintedForm::otherKind).flatMap(Stream::ofNullable))
                .map(fault -> fault(document.name(), fault, locale));
    }

    private static Fault fault(String document, UnreadableDocument fault, Locale locale) {
        return new Fault(document, fault.reason().name(), fault.message(locale));
    }
}
