package org.jixiaoflow.support.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes what {@link AlsoAsFile} operations answer when they are asked for a file. */
final class FileAnswers implements GlobalOperationCustomizer {

    private static final List<String> MEDIA_TYPES =
            List.of("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(AlsoAsFile.class)) {
            operation.addParametersItem(new QueryParameter()
                    .name("format")
                    .description("All of it as a file instead of a part as JSON; the header Accept does the same")
                    .schema(new StringSchema()._enum(List.of("csv", "xlsx"))));
            var found = operation.getResponses().get("200");
            if (found != null) {
                MEDIA_TYPES.forEach(type -> found.getContent()
                        .addMediaType(type, new MediaType().schema(new StringSchema().format("binary"))));
            }
        }
        return operation;
    }
}
