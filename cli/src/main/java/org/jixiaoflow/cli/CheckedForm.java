package org.jixiaoflow.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.files.ReadDocument;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.validation.SimilarForms;
import org.jixiaoflow.submission.validation.SimilarForms.Compared;
import org.jixiaoflow.submission.validation.Validation;
import org.jspecify.annotations.Nullable;

/**
 * A form of a document with what is wrong with it.
 *
 * @param document name of the file
 * @param findings of the form by itself and, last, beside the others
 */
record CheckedForm(String document, PrintedForm printed, FormContent content, List<Finding> findings) {

    private static final Pattern OF_INDICATOR = Pattern.compile("/indicators/([^/]+)(/.*)?");

    /** Every form of the documents, in their order. */
    static List<CheckedForm> all(List<ReadDocument> documents, TemplateOptions options, Locale locale) {
        var template = options.template(documents);
        var forms = documents.stream()
                .flatMap(document -> document.forms().stream().map(form -> {
                    var content = ImportedForm.content(form, document.name(), locale);
                    return new CheckedForm(document.name(), form, content, Validation.findings(content, template));
                }))
                .toList();
        var compared = forms.stream().map(form -> Compared.of(form.content())).toList();
        var similarForms = SimilarForms.among(compared);
        var checked = new ArrayList<CheckedForm>();
        for (var index = 0; index < forms.size(); index++) {
            var form = compared.get(index);
            var copied = similarForms
                    .get(index)
                    .map(copy ->
                            SimilarForms.finding(form, forms.get(copy.with()).called(), copy, template));
            checked.add(forms.get(index).and(copied.stream().toList()));
        }
        return checked;
    }

    /** How many of the forms can't be submitted as they are. */
    static long blocked(List<CheckedForm> forms) {
        return forms.stream().filter(form -> Validation.blocks(form.findings())).count();
    }

    /** The findings, the gravest first. */
    List<Finding> bySeverity() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::getSeverity))
                .toList();
    }

    private String called() {
        return printed.department() == null ? document + " #" + printed.ordinal() : printed.department();
    }

    private CheckedForm and(List<Finding> more) {
        return new CheckedForm(
                document,
                printed,
                content,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** The line of the document a finding is about; null where the document has none. */
    @Nullable Integer line(Finding finding) {
        var path = OF_INDICATOR.matcher(finding.getPath());
        var line = path.matches() ? line(path.group(1)) : printed.firstLine();
        return line == 0 ? null : line;
    }

    private int line(String id) {
        for (var row = 0; row < content.getIndicators().size(); row++) {
            if (content.getIndicators().get(row).getId().equals(id)) {
                return printed.indicators().get(row).line();
            }
        }
        return 0;
    }
}
