package org.jixiaoflow.scoring.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.templates.Fault;
import org.jixiaoflow.support.templates.TemplateFault;
import org.jixiaoflow.support.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Templates that somebody would publish, held to all that a published one is held to. */
@Component
public class Drafts {

    private final ScoringTemplates templates;
    private final TemplateValidator templateValidator;
    private final MessageSource messages;

    Drafts(ScoringTemplates templates, TemplateSettings settings, MessageSource messages) {
        this.templates = templates;
        this.templateValidator = settings.wholeness();
        this.messages = messages;
    }

    /**
     * What publishing would begin with.
     *
     * @param changed made from the version it names, 0 of a new template
     * @throws Problem STALE_TEMPLATE or INVALID_TEMPLATE
     */
    public Draft of(String id, ScoringTemplate changed, Locale locale) {
        var versions = templates.versions();
        var before = versions.newest(id).orElse(null);
        var newest = before == null ? 0 : before.getVersion();
        if (changed.getVersion() != newest) {
            throw stale(newest);
        }
        var next = next(id, newest, changed);
        var with = versions.with(next);
        var faults = faults(next, with, locale);
        TemplateFault.refuse(faults);
        return new Draft(before, next, with);
    }

    /** Everything that is wrong with it, whichever version it was made from. */
    List<TemplateFault> faults(String id, ScoringTemplate changed, Locale locale) {
        var versions = templates.versions();
        var newest = versions.newest(id).map(ScoringTemplate::getVersion).orElse(0);
        var next = next(id, newest, changed);
        return faults(next, versions.with(next), locale);
    }

    private static ScoringTemplate next(String id, int newest, ScoringTemplate changed) {
        return ScoringTemplate.newBuilder(changed)
                .setTemplateId(id)
                .setVersion(newest + 1)
                .setPublishedBy(null)
                .setPublishedAt(null)
                .build();
    }

    private List<TemplateFault> faults(ScoringTemplate next, TemplateVersions with, Locale locale) {
        var faults = new ArrayList<>(templateValidator.faults(next));
        if (faults.isEmpty() && !with.coverEveryForm()) {
            faults.add(Fault.at("", "NONE_FOR_ALL"));
        }
        return TemplateFault.said(faults, messages, locale);
    }

    static Problem stale(int newest) {
        return new Problem(HttpStatus.CONFLICT, "STALE_TEMPLATE", newest).at("/version");
    }
}
