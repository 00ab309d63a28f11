package org.jixiaoflow.scoring.templates;

import java.util.Locale;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.jixiaoflow.support.web.Problem;
import org.springframework.stereotype.Component;

/** Templates that somebody would publish, held to all that a published one is held to. */
@Component
public class Drafts {

    private final ScoringTemplates templates;
    private final TemplateDesk<ScoringTemplate, TemplateVersions> desk;

    Drafts(ScoringTemplates templates, TemplateDesk<ScoringTemplate, TemplateVersions> desk) {
        this.templates = templates;
        this.desk = desk;
    }

    /**
     * What publishing would begin with.
     *
     * @param changed made from the version it names, 0 of a new template
     * @throws Problem STALE_TEMPLATE or INVALID_TEMPLATE
     */
    public Draft of(String id, ScoringTemplate changed, Locale locale) {
        var versions = templates.versions();
        var next = desk.next(versions, id, changed, locale);
        return new Draft(versions.newest(id).orElse(null), next, versions.with(next));
    }
}
