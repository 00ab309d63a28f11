package org.jixiaoflow.review.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.templates.KnownTemplates;
import org.jixiaoflow.support.templates.Versions;

/**
 * Every version of every review template, as their topic has them, and what each says.
 *
 * @param byReference what every version says, by what forms name it
 * @param inForce what the versions in force say, by id
 */
record TemplateVersions(Versions<ReviewTemplateVersion> versions, Map<String, Entry> byReference, List<Entry> inForce)
        implements KnownTemplates<ReviewTemplateVersion, TemplateVersions> {

    /** None yet. */
    static final TemplateVersions NONE = new TemplateVersions(Versions.none(), Map.of(), List.of());

    @Override
    public TemplateVersions with(ReviewTemplateVersion next) {
        var after = versions.with(next);
        if (after == versions || rival(next).isPresent()) {
            return this;
        }
        var read = new TreeMap<>(byReference);
        read.put(Versions.reference(next), TemplateRecords.read(next));
        return new TemplateVersions(
                after,
                read,
                after.newest()
                        .flatMap(version -> Stream.ofNullable(read.get(Versions.reference(version))))
                        .toList());
    }

    @Override
    public Optional<ReviewTemplateVersion> rival(ReviewTemplateVersion template) {
        return versions.newest()
                .filter(other -> !other.getTemplateId().equals(template.getTemplateId()))
                .filter(other -> TemplateRecords.scope(other).equals(TemplateRecords.scope(template)))
                .findFirst();
    }

    @Override
    public boolean coverEveryForm() {
        return inForce.stream().anyMatch(entry -> entry.scope().equals(Scope.ALL));
    }
}
