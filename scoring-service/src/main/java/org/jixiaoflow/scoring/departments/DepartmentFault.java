package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** An objection, in words. */
@Schema(description = "What speaks against a change of departments, or against a department on a list.")
record DepartmentFault(
        @Schema(description = "Where, as a JSON pointer.") String pointer,
        @Schema(description = "Which rule is broken.") String code,
        @Schema(description = "The sentence for people.") String text,

        @Schema(description = "Departments that are meant, if others are.")
        List<NamedDepartment> instead) {

    private static final int TOLD = 5;

    /** A problem 422 of that code with all of them, if there are any; its sentence tells the first ones. */
    static void refuse(String code, List<Objection> objections, MessageSource messages, Locale locale) {
        if (objections.isEmpty()) {
            return;
        }
        var faults = objections.stream()
                .map(objection -> said(objection, messages, locale))
                .toList();
        var first = faults.stream().limit(TOLD).map(DepartmentFault::text).collect(Collectors.joining(" "));
        throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, faults.size(), first)
                .at(faults.get(0).pointer())
                .with("findings", faults);
    }

    private static DepartmentFault said(Objection objection, MessageSource messages, Locale locale) {
        var arguments = new ArrayList<>(objection.arguments());
        if (!objection.instead().isEmpty()) {
            arguments.add(objection.instead().stream()
                    .map(each -> messages.getMessage(
                            "department.named",
                            new Object[] {each.getDepartmentName(), each.getDepartmentCode()},
                            locale))
                    .collect(Collectors.joining(messages.getMessage("department.and", null, locale))));
        }
        return new DepartmentFault(
                objection.pointer(),
                objection.code(),
                messages.getMessage("department." + objection.code(), arguments.toArray(), locale),
                objection.instead());
    }
}
