package org.jixiaoflow.submission.validation;

import java.util.List;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Which template a form is held to: the first that applies. */
public record ValidationTemplates(List<Applicable> templates) {

    public ValidationTemplates {
        if (templates.stream().noneMatch(template -> template.regionCode() == null && template.year() == null)) {
            throw new IllegalArgumentException(
                    "No validation template applies to every form; the last must name neither region nor year");
        }
        templates = List.copyOf(templates);
    }

    /** The template of a form. */
    public ValidationTemplate of(FormId form) {
        return templates.stream()
                .filter(template -> template.appliesTo(form))
                .findFirst()
                .orElseThrow()
                .template()
                .in(form.year());
    }

    /**
     * A template with the forms it applies to.
     *
     * @param regionCode null for every region
     * @param year null for every year
     */
    public record Applicable(
            @Nullable String regionCode, @Nullable Integer year, ValidationTemplate template) {

        boolean appliesTo(FormId form) {
            return (regionCode == null || regionCode.equals(form.regionCode()))
                    && (year == null || year == form.year());
        }
    }
}
