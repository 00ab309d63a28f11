package org.jixiaoflow.review.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.templates.Versions;

/** Every version of every review template, as their topic has them, and what each says. */
final class TemplateVersions {

    /** None yet. */
    static final TemplateVersions NONE = new TemplateVersions(
            Versions.none(ReviewTemplateVersion::getTemplateId, ReviewTemplateVersion::getVersion), Map.of());

    private final Versions<ReviewTemplateVersion> versions;
    private final Map<String, Entry> byReference;
    private final List<Entry> inForce;

    private TemplateVersions(Versions<ReviewTemplateVersion> versions, Map<String, Entry> byReference) {
        this.versions = versions;
        this.byReference = byReference;
        this.inForce = versions.newest()
                .flatMap(version -> Stream.ofNullable(byReference.get(reference(version))))
                .toList();
    }

    /** With the next record of the topic. */
    TemplateVersions with(ReviewTemplateVersion next) {
        var after = versions.with(next);
        if (after == versions) {
            return this;
        }
        var read = new TreeMap<>(byReference);
        read.put(reference(next), TemplateRecords.read(next));
        return new TemplateVersions(after, read);
    }

    private static String reference(ReviewTemplateVersion version) {
        return TemplateRecords.reference(version.getTemplateId(), version.getVersion());
    }

    /** A template's versions, oldest first; none if there is no such template. */
    List<ReviewTemplateVersion> of(String id) {
        return versions.of(id);
    }

    /** One version of a template. */
    Optional<ReviewTemplateVersion> of(String id, int version) {
        return versions.of(id, version);
    }

    /** A template's version in force. */
    Optional<ReviewTemplateVersion> newest(String id) {
        return versions.newest(id);
    }

    /** The versions in force, by id. */
    List<ReviewTemplateVersion> newest() {
        return versions.newest().toList();
    }

    /** Another template in force that is for exactly the same forms. */
    Optional<ReviewTemplateVersion> rival(ReviewTemplateVersion template) {
        return versions.newest()
                .filter(other -> !other.getTemplateId().equals(template.getTemplateId()))
                .filter(other -> TemplateRecords.scope(other).equals(TemplateRecords.scope(template)))
                .findFirst();
    }

    /** Whether every form has a template. */
    boolean coverEveryForm() {
        return inForce.stream().anyMatch(entry -> entry.scope().equals(Scope.ALL));
    }

    /** What the versions in force say, by id. */
    List<Entry> inForce() {
        return inForce;
    }

    /** What every version says, by what forms name it. */
    Map<String, Entry> byReference() {
        return byReference;
    }
}
