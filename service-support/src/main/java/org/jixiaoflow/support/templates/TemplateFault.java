package org.jixiaoflow.support.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.support.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** What is wrong with a template, in words. */
@Schema(description = "What is wrong with a template.")
public record TemplateFault(
        @Schema(description = "Where, as a JSON pointer into the template.")
        String pointer,

        @Schema(description = "Which rule is broken.") String code,
        @Schema(description = "The sentence for people.") String text) {

    /** All of them, in a language. */
    public static List<TemplateFault> said(List<Fault> faults, MessageSource messages, Locale locale) {
        return faults.stream()
                .map(fault -> new TemplateFault(
                        fault.pointer(),
                        fault.code(),
                        messages.getMessage(
                                "template." + fault.code(), fault.arguments().toArray(), locale)))
                .toList();
    }

    /** A problem 422 with all of them, if there are any. */
    public static void refuse(List<TemplateFault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_TEMPLATE", faults.size())
                    .at(faults.get(0).pointer())
                    .with("findings", faults);
        }
    }
}
