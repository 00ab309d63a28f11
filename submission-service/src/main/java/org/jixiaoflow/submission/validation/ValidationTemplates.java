package org.jixiaoflow.submission.validation;

import java.util.List;
import java.util.Optional;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Which template a form is held to: the first that applies. */
public record ValidationTemplates(List<Applicable> templates) {

    public ValidationTemplates {
        if (templates.stream()
                .noneMatch(
                        template -> !template.preset() && template.regionCode() == null && template.year() == null)) {
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

    /** The template of that id in a year. */
    public Optional<ValidationTemplate> named(String id, int year) {
        return templates.stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .map(template -> template.template().in(year));
    }

    /**
     * A template with the forms it applies to.
     *
     * @param id by which it is asked for
     * @param name for people
     * @param regionCode null for every region
     * @param year null for every year
     * @param preset whether it applies to no form by itself and is there to be asked for by name
     */
    public record Applicable(
            String id,
            String name,
            @Nullable String regionCode,
            @Nullable Integer year,
            boolean preset,
            ValidationTemplate template) {

        boolean appliesTo(FormId form) {
            return !preset
                    && (regionCode == null || regionCode.equals(form.regionCode()))
                    && (year == null || year == form.year());
        }
    }
}
