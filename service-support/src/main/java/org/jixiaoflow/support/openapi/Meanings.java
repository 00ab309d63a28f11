package org.jixiaoflow.support.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What parameters and properties mean that mean the same everywhere; said where the operation or record doesn't say it itself. */
final class Meanings implements GlobalOperationCustomizer {

    private static final String FORM =
            "The form's id: `<regionCode>-<year>-<kind>-<departmentCode>[.<unitCode>]`, e.g. `231083-2022-OBJECTIVE-civil-affairs`.";
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("formId", FORM),
            Map.entry("commandId", "The command's id: its Idempotency-Key, or the one it was given."),
            Map.entry("region", "行政区划代码, six digits."),
            Map.entry("year", "The budget year."),
            Map.entry("department", "The department's code, as in ids of forms."),
            Map.entry("kind", "OBJECTIVE 绩效目标表, or SELF_EVALUATION 绩效自评表; both if absent."),
            Map.entry("due", "Only those that must still file a form of that kind."),
            Map.entry("grade", "Only those with that grade."),
            Map.entry("state", "Only those in that state."));
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("formId", FORM),
            Map.entry("regionCode", "行政区划代码, six digits."),
            Map.entry("year", "The budget year."),
            Map.entry("kind", "OBJECTIVE 绩效目标表, or SELF_EVALUATION 绩效自评表."),
            Map.entry("departmentCode", "The department's code, as in ids of forms."),
            Map.entry("departmentName", "部门 as written on the form."),
            Map.entry("unitCode", "The unit's code, as in ids of forms; absent if it is the department's own form."),
            Map.entry("revision", "Counts submitted contents; 0 before the first."),
            Map.entry("submittedAt", "When it was submitted last; absent if it never was."),
            Map.entry("changedAt", "When it last changed."));

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Stream.ofNullable(operation.getParameters())
                .flatMap(all -> all.stream())
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(Meanings::describe);
        return operation;
    }

    private static void describe(Parameter parameter) {
        parameter.setDescription(PARAMETERS.get(Objects.toString(parameter.getName(), "")));
    }

    /** Describes the properties of a record that it doesn't describe itself. */
    static void describe(Schema<?> model) {
        if (model.getProperties() != null) {
            model.getProperties().replaceAll((name, property) -> {
                var meaning = PROPERTIES.get(name);
                return meaning == null || property.getDescription() != null
                        ? property
                        : Models.described(property, meaning);
            });
        }
    }
}
