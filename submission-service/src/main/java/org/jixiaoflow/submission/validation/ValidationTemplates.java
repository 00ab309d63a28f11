package org.jixiaoflow.submission.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Which template a form is held to: of those in force that are for it the one for its region, else for its year. */
public final class ValidationTemplates {

    private static final Comparator<Applicable> NEAREST = Comparator.<Applicable, Boolean>comparing(
                    template -> template.regionCode() != null)
            .thenComparing(template -> template.year() != null);

    private final Supplier<List<Applicable>> inForce;

    /** @param inForce as they stand whenever it is asked */
    public ValidationTemplates(Supplier<List<Applicable>> inForce) {
        this.inForce = inForce;
    }

    /** These and no others. */
    public ValidationTemplates(List<Applicable> templates) {
        this(() -> templates);
    }

    /** All in force. */
    public List<Applicable> all() {
        return inForce.get();
    }

    /** The template of a form. */
    public ValidationTemplate of(FormId form) {
        return of(form.regionCode(), form.year()).in(form.year());
    }

    /** What is found in a form by its template, and by which version of it. */
    public Found find(FormId form, FormContent content) {
        var template = of(form.regionCode(), form.year());
        return new Found(template.reference(), Validation.findings(form.kind(), content, template.in(form.year())));
    }

    /** By what a form's journal names the version that it would be held to now. */
    public String reference(FormId form) {
        return of(form.regionCode(), form.year()).reference();
    }

    /** The template of a region's forms of a year; null for what isn't known. */
    public Applicable of(@Nullable String regionCode, @Nullable Integer year) {
        return all().stream()
                .filter(template -> template.appliesTo(regionCode, year))
                .max(NEAREST)
                .orElseThrow();
    }

    /** The template of that id in a year. */
    public Optional<ValidationTemplate> named(String id, int year) {
        return named(id).map(template -> template.in(year));
    }

    /** The template of that id. */
    public Optional<Applicable> named(String id) {
        return all().stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /**
     * What was found in a form.
     *
     * @param template by which version: what the journal names
     */
    public record Found(String template, List<Finding> findings) {}

    /**
     * A template with the forms it applies to.
     *
     * @param id by which it is asked for
     * @param version which of its versions, from 1
     * @param reference by what the journal names this version
     * @param name for people
     * @param regionCode null for every region
     * @param year null for every year
     * @param preset whether it applies to no form by itself and is there to be asked for by name
     */
    public record Applicable(
            String id,
            int version,
            String reference,
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

        ValidationTemplate in(int budgetYear) {
            return template.in(budgetYear);
        }
    }
}
