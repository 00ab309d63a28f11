package org.jixiaoflow.workbench.templates;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.PublishedTemplates.Fault;
import org.jixiaoflow.workbench.services.Templates;
import org.jixiaoflow.workbench.services.Templates.Effect;
import org.jixiaoflow.workbench.shell.Show;
import org.jixiaoflow.workbench.versions.TemplatePages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** 评分模板: how forms are scored, and what would come of another way. */
@Controller
@RequestMapping("/admin/scoring-templates")
class TemplateController extends TemplatePages<ScoringTemplate, TemplateFields> {

    private final Templates templates;

    TemplateController(Templates templates, Introductions introductions, Show show) {
        super("scoring-template", templates, introductions, show);
        this.templates = templates;
    }

    @Override
    protected TemplateFields fields(ScoringTemplate template) {
        return TemplateFields.of(template);
    }

    @Override
    protected TemplateFields fields(Map<String, String> form) {
        return TemplateFields.of(form);
    }

    @Override
    protected void describe(Model page, String id, List<ScoringTemplate> versions, TemplateFields fields) {
        page.addAttribute(
                "name",
                versions.isEmpty() ? fields.text("/name") : versions.get(0).getName());
        page.addAttribute("versions", Version.of(versions));
        page.addAttribute(
                "differences", versions.isEmpty() ? List.of() : fields.since(TemplateFields.of(versions.get(0))));
    }

    /** Says what publishing would do to scores; what is wrong with the template is told as its refusal. */
    @Override
    protected List<Fault> look(ScoringTemplate template, List<ScoringTemplate> versions, Model page) {
        page.addAttribute("effect", templates.effect(template));
        return List.of();
    }

    /** What was shown to whoever typed how many forms it is about, as long as it is about as many. */
    @Override
    protected boolean confirmed(boolean seen, Map<String, String> form, Model page, HttpServletResponse response) {
        var counted = form.getOrDefault("count", "").strip();
        if (seen
                && page.getAttribute("effect") instanceof Effect effect
                && String.valueOf(effect.forms()).equals(counted)) {
            return true;
        }
        page.addAttribute("miscounted", true);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return false;
    }
}
