package org.jixiaoflow.submission.pages;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.tracking.FormFilter;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what the interface answers, to those it answers. */
@Controller
class FormPages {

    private final TrackedForms forms;

    FormPages(TrackedForms forms) {
        this.forms = forms;
    }

    @GetMapping("/forms")
    String list(Caller caller, @ModelAttribute("filter") FormFilter filter, @Valid Paging paging, Model page) {
        page.addAttribute("forms", forms.list(caller.readership(), filter, paging));
        return "submission/forms";
    }

    /**
     * One form and those that share indicators with it (V25).
     *
     * @param with a form whose indicators are marked where they stand in this one too
     */
    @GetMapping("/forms/{formId}")
    String form(
            Caller caller,
            @PathVariable String formId,
            @RequestParam(required = false) @Nullable String with,
            Model page) {
        var id = id(formId);
        var found = forms.find(id, caller.readership()).orElseThrow(FormPages::unknown);
        page.addAttribute("form", found.form());
        page.addAttribute("content", found.content());
        page.addAttribute("similar", forms.similar(id, caller.readership()).orElse(List.of()));
        page.addAttribute("with", with);
        page.addAttribute("shared", with == null ? Set.of() : names(caller, id(with)));
        return "submission/form";
    }

    /** Of what the caller may not see, none. */
    private Set<String> names(Caller caller, FormId form) {
        return forms.find(form, caller.readership()).flatMap(found -> Optional.ofNullable(found.content())).stream()
                .map(FormContent::getIndicators)
                .flatMap(List::stream)
                .map(Indicator::getName)
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }

    private static FormId id(String formId) {
        return FormId.parse(formId).orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "INVALID_FORM_ID", formId));
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_FORM");
    }
}
