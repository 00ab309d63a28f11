package org.jixiaoflow.workbench.routes;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Routes;
import org.jixiaoflow.workbench.shell.Show;
import org.jixiaoflow.workbench.versions.TemplatePages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** 评审模板: which way forms take and what is rated of them. */
@Controller
@RequestMapping("/admin/review-templates")
class RouteController extends TemplatePages<ReviewTemplateVersion, RouteFields> {

    private final Routes routes;

    RouteController(Routes routes, Introductions introductions, Show show) {
        super("review-template", routes, introductions, show);
        this.routes = routes;
    }

    @Override
    protected RouteFields fields(ReviewTemplateVersion template) {
        return RouteFields.of(template);
    }

    @Override
    protected RouteFields fields(Map<String, String> form) {
        return RouteFields.of(form);
    }

    @Override
    protected void describe(Model page, String id, List<ReviewTemplateVersion> versions, RouteFields fields) {
        page.addAttribute("versions", Version.of(versions, versions.isEmpty() ? List.of() : routes.forms(id)));
    }
}
