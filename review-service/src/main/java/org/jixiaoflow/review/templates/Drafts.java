package org.jixiaoflow.review.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.templates.Fault;
import org.jixiaoflow.support.templates.TemplateFault;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Templates that somebody would publish, held to all that a published one is held to. */
@Component
class Drafts {

    private static final int LONGEST_REASON = 500;

    private final PublishedTemplates templates;
    private final MessageSource messages;

    Drafts(PublishedTemplates templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
    }

    /** The version it would be after the one in force. */
    ReviewTemplateVersion next(String id, ReviewTemplateVersion changed) {
        var newest = templates
                .versions()
                .newest(id)
                .map(ReviewTemplateVersion::getVersion)
                .orElse(0);
        var reason = changed.getReason();
        return ReviewTemplateVersion.newBuilder(changed)
                .setTemplateId(id)
                .setVersion(newest + 1)
                .setReason(reason == null ? null : reason.strip())
                .setPublishedBy(null)
                .setPublishedAt(null)
                .build();
    }

    /** Everything that is wrong with it but that nobody said why. */
    List<TemplateFault> faults(ReviewTemplateVersion next, Locale locale) {
        return TemplateFault.said(faults(next), messages, locale);
    }

    /** @throws org.jixiaoflow.support.web.Problem INVALID_TEMPLATE, also if nobody says why it is to be published */
    void require(ReviewTemplateVersion next, Locale locale) {
        var faults = new ArrayList<>(faults(next));
        var reason = next.getReason();
        if (reason == null || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add(Fault.at("/reason", "NO_REASON", LONGEST_REASON));
        }
        TemplateFault.refuse(TemplateFault.said(faults, messages, locale));
    }

    private List<Fault> faults(ReviewTemplateVersion next) {
        var faults = new ArrayList<>(TemplateValidator.faults(next));
        if (faults.isEmpty()) {
            var with = templates.versions().with(next);
            with.rival(next).ifPresent(rival -> faults.add(Fault.at("", "SAME_FORMS", rival.getTemplateId())));
            if (!with.coverEveryForm()) {
                faults.add(Fault.at("", "NONE_FOR_ALL"));
            }
        }
        return faults;
    }
}
