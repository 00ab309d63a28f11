package org.jixiaoflow.workbench.rules;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Rules;
import org.jixiaoflow.workbench.shell.Show;
import org.jixiaoflow.workbench.versions.TemplatePages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** 校验模板: what forms are held to. */
@Controller
@RequestMapping("/admin/validation-templates")
class RuleController extends TemplatePages<ValidationTemplateVersion, RuleFields> {

    RuleController(Rules rules, Introductions introductions, Show show) {
        super("validation-template", rules, introductions, show);
    }

    @Override
    protected RuleFields fields(ValidationTemplateVersion template) {
        return RuleFields.of(template);
    }

    @Override
    protected RuleFields fields(Map<String, String> form) {
        return RuleFields.of(form);
    }

    @Override
    protected void describe(Model page, String id, List<ValidationTemplateVersion> versions, RuleFields fields) {
        page.addAttribute(
                "name",
                versions.isEmpty() ? fields.text("/name") : versions.get(0).getName());
        page.addAttribute("versions", Version.of(versions));
    }
}
