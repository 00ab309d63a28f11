package org.jixiaoflow.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplate;

/** What a department of a real county filed, with what validation finds in it. */
record Sample(FormContent content, List<Finding> findings) {

    private static final String DOCUMENT = "hailin-2022.json";

    /** As the submission service holds this county's year: everything is found, nothing blocks. */
    private static final ValidationTemplate TEMPLATE = new ValidationTemplate(
            BigDecimal.TEN,
            List.of("产出指标", "效益指标", "满意度指标"),
            List.of("优良中低差", "高中低", "好坏"),
            Set.of("无", "总数", "良好", "服务对象", "满意度", "指标", "其他", "/", "-", "*"),
            Severity.WARN);

    /** The county's forms, in their order. */
    static final List<Sample> ALL =
            printed().stream().map(Sample::of).filter(Sample::isReviewable).toList();

    private static List<PrintedForm> printed() {
        try (var in = Sample.class.getResourceAsStream("/samples/" + DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("The sample is missing");
            }
            return DocumentReader.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(PrintedForm printed) {
        var content = ImportedForm.content(printed, DOCUMENT, Locale.CHINA);
        return new Sample(content, Validation.findings(content, TEMPLATE));
    }

    private boolean isReviewable() {
        return !Validation.blocks(findings) && !content.getIndicators().isEmpty();
    }
}
