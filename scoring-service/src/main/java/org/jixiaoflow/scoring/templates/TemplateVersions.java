package org.jixiaoflow.scoring.templates;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.templates.KnownTemplates;
import org.jixiaoflow.support.templates.Versions;

/** Every version of every template, as their topic has them, and which forms each is for. */
public final class TemplateVersions implements KnownTemplates<ScoringTemplate, TemplateVersions> {

    private static final Comparator<ScoringTemplate> NEAREST = Comparator.<ScoringTemplate, Boolean>comparing(
                    template -> template.getRegionCode() != null)
            .thenComparing(template -> template.getYear() != null)
            .thenComparing(template -> template.getKind() != null)
            .thenComparing(ScoringTemplate::getTemplateId);

    /** None yet. */
    public static final TemplateVersions NONE = new TemplateVersions(Versions.none());

    private final Versions<ScoringTemplate> versions;
    private final List<ScoringTemplate> applicable;
    private final String mark;

    private TemplateVersions(Versions<ScoringTemplate> versions) {
        this.versions = versions;
        this.applicable = versions.newest()
                .filter(template -> !template.getPreset())
                .sorted(NEAREST.reversed())
                .toList();
        this.mark = versions.newest()
                .map(template -> template.getTemplateId() + "@" + template.getVersion())
                .collect(Collectors.joining(" "));
    }

    /** All records of the topic; a template's may lie in several partitions, whose order is none. */
    public static TemplateVersions of(Collection<ScoringTemplate> records) {
        return records.stream()
                .sorted(Comparator.comparingInt(ScoringTemplate::getVersion))
                .reduce(NONE, TemplateVersions::with, (one, other) -> other);
    }

    @Override
    public Versions<ScoringTemplate> versions() {
        return versions;
    }

    @Override
    public TemplateVersions with(ScoringTemplate next) {
        return new TemplateVersions(versions.with(next));
    }

    /** The template a form is scored by: of those that apply the one for its region, else for its year, else for its kind. */
    public ScoringTemplate applying(String regionCode, int year, FormKind kind) {
        return applicable.stream()
                .filter(template -> template.getRegionCode() == null
                        || template.getRegionCode().equals(regionCode))
                .filter(template -> template.getYear() == null || template.getYear() == year)
                .filter(template -> template.getKind() == null || template.getKind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No scoring template applies to every form"));
    }

    /**
     * What a form is to be scored by anew; nothing if it was scored by that, or by a version of it whose successor isn't known here yet.
     *
     * @param id of the template it was scored by
     * @param version of the template it was scored by
     */
    public Optional<ScoringTemplate> replacing(String id, int version, String regionCode, int year, FormKind kind) {
        var template = applying(regionCode, year, kind);
        return template.getTemplateId().equals(id) && template.getVersion() <= version
                ? Optional.empty()
                : Optional.of(template);
    }

    /** Of two for the same forms the one with the later id is meant. */
    @Override
    public Optional<ScoringTemplate> rival(ScoringTemplate template) {
        return Optional.empty();
    }

    @Override
    public boolean coverEveryForm() {
        return applicable.stream()
                .anyMatch(template ->
                        template.getRegionCode() == null && template.getYear() == null && template.getKind() == null);
    }

    /** Names the versions in force; changes whenever one of them does. */
    public String mark() {
        return mark;
    }
}
