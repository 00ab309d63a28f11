package org.jixiaoflow.submission.imports;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
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

    private final Documents documents;
    private final ValidationTemplates templates;
    private final UploadStore uploads;
    private final ThreadPoolExecutor readers;

    UploadReader(Documents documents, ValidationTemplates templates, UploadStore uploads, ImportSettings settings) {
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
            readers.execute(() -> read(id, name, bytes, region, year, locale));
            return id;
        } catch (RejectedExecutionException e) {
            uploads.end(id, State.INTERRUPTED);
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TOO_BUSY");
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private void read(UUID id, String name, byte[] bytes, String region, int year, Locale locale) {
        try {
            var read = documents.read(name, bytes);
            var faults =
                    read.stream().flatMap(document -> faults(document, locale)).toList();
            uploads.found(
                    id,
                    (int) read.stream()
                            .flatMap(document -> document.forms().stream())
                            .filter(UploadReader::isFiled)
                            .count(),
                    faults);
            var form = new FormId(region, year, FormKind.OBJECTIVE, ANY_DEPARTMENT, null);
            check(id, read, year, templates.of(form), locale);
            uploads.end(id, State.READ);
        } catch (UnreadableDocument unreadable) {
            uploads.found(id, 0, List.of(fault(name, unreadable, locale)));
            uploads.end(id, State.UNREADABLE);
        } catch (RuntimeException e) {
            log.error("Upload {} could not be read", id, e);
            uploads.end(id, State.INTERRUPTED);
        }
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
                checked.add(new UploadedForm(++ordinal, document.name(), kind, content, findings));
                if (checked.size() == AT_ONCE) {
                    uploads.checked(id, checked);
                    checked.clear();
                }
            }
        }
        uploads.checked(id, checked);
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
