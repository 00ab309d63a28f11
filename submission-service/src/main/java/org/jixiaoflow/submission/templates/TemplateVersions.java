package org.jixiaoflow.submission.templates;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jixiaoflow.support.templates.KnownTemplates;
import org.jixiaoflow.support.templates.Versions;

/**
 * Every version of every validation template, as their topic has them.
 *
 * @param inForce what the versions in force say, by id
 */
record TemplateVersions(Versions<ValidationTemplateVersion> versions, List<Applicable> inForce)
        implements KnownTemplates<ValidationTemplateVersion, TemplateVersions> {

    /** None yet. */
    static final TemplateVersions NONE = new TemplateVersions(Versions.none(), List.of());

    @Override
    public TemplateVersions with(ValidationTemplateVersion next) {
        var after = versions.with(next);
        return after == versions || rival(next).isPresent()
                ? this
                : new TemplateVersions(
                        after, after.newest().map(TemplateRecords::read).toList());
    }

    @Override
    public Optional<ValidationTemplateVersion> rival(ValidationTemplateVersion template) {
        return versions.newest()
                .filter(other -> !other.getTemplateId().equals(template.getTemplateId()))
                .filter(other -> !other.getPreset() && !template.getPreset())
                .filter(other -> Objects.equals(other.getRegionCode(), template.getRegionCode())
                        && Objects.equals(other.getYear(), template.getYear()))
                .findFirst();
    }

    @Override
    public boolean coverEveryForm() {
        return inForce.stream()
                .anyMatch(template -> !template.preset() && template.regionCode() == null && template.year() == null);
    }
}
