package org.jixiaoflow.scoring.templates;

import java.util.stream.Stream;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;

/**
 * A template that could be published as it stands.
 *
 * @param before its version in force; null of a new template
 * @param next the version it would be
 * @param versions all templates, were it published
 */
public record Draft(@Nullable ScoringTemplate before, ScoringTemplate next, TemplateVersions versions) {

    /** The template as it is, if it is, and as it would be. */
    public Stream<ScoringTemplate> sides() {
        return Stream.concat(Stream.ofNullable(before), Stream.of(next));
    }
}
