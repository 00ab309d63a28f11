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
        return of(form.regionCode(), form.year()).template().in(form.year());
    }

    /** The template of a region's forms of a year; null for what isn't known. */
    public Applicable of(@Nullable String regionCode, @Nullable Integer year) {
        return templates.stream()
                .filter(template -> template.appliesTo(regionCode, year))
                .findFirst()
                .orElseThrow();
    }

    /** The template of that id in a year. */
    public Optional<ValidationTemplate> named(String id, int year) {
        return named(id).map(template -> template.template().in(year));
    }

    /** The template of that id. */
    public Optional<Applicable> named(String id) {
        return templates.stream().filter(template -> template.id().equals(id)).findFirst();
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

        boolean appliesTo(@Nullable String region, @Nullable Integer budgetYear) {
            return !preset
                    && (regionCode == null || regionCode.equals(region))
                    && (year == null || year.equals(budgetYear));
        }
    }
}
