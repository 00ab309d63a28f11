package org.jixiaoflow.support.openapi;

import io.swagger.v3.oas.annotations.responses.ApiResponses;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Every error is a problem. What any operation may answer is declared once and referred to; what is an operation's own stands there, with
 * the codes of its description as {@code x-codes}, for those who generate clients.
 */
final class Responses implements GlobalOperationCustomizer {

    private static final String CODES = "x-codes";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern CODE =
            Pattern.compile("\\b(?:[A-Z]+(?:_[A-Z]+)+|FORBIDDEN|INTERNAL|UNAUTHENTICATED)\\b");
    private static final List<Common> COMMON = List.of(
            new Common(
                    "400",
                    "BadRequest",
                    "UNKNOWN_PARAMETER, REPEATED_PARAMETER, INVALID_PARAMETER, INVALID_CURSOR, INVALID_FORM_ID, INVALID_AT_LEAST,"
                            + " INVALID_FIELD, INVALID_SHAPE, UNREADABLE_BODY, MISSING_BODY, REPEATED_KEY, BAD_REQUEST: the address"
                            + " or the body can't be taken as it is",
                    false,
                    Responses::isAny),
            new Common(
                    "401",
                    "Unauthenticated",
                    "UNAUTHENTICATED: no bearer token, or one that doesn't hold",
                    false,
                    Responses::isAny),
            new Common(
                    "403",
                    "Forbidden",
                    "FORBIDDEN, NOT_YOUR_ROLE, NOT_YOUR_REGION, NOT_YOUR_DEPARTMENT, NOT_SUBSTITUTE, COMBINED_ROLES: not with the"
                            + " caller's rights",
                    false,
                    Responses::isAny),
            new Common(
                    "404",
                    "UnknownForm",
                    "UNKNOWN_FORM: there is none, or none that the caller may see",
                    false,
                    Responses::isOfAForm),
            new Common("413", "TooLarge", "TOO_LARGE: more than is taken at once", false, Responses::takesBody),
            new Common(
                    "415",
                    "UnsupportedMediaType",
                    "UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_ENCODING: a body of another kind",
                    false,
                    Responses::takesBody),
            new Common(
                    "500", "Internal", "INTERNAL: a fault inside; its number is `incident`", false, Responses::isAny),
            new Common(
                    "503",
                    "Unavailable",
                    "OUT_OF_REACH, IDENTITY_UNREACHABLE: something that is needed is away; try again",
                    true,
                    Responses::isAny));

    private static final Common TOO_MANY = new Common(
            "429",
            "TooManyRequests",
            "TOO_MANY_REQUESTS: more than a caller may send in a minute",
            true,
            Responses::isAny);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var declared = operation.getResponses();
        var own = ownSuccesses(method);
        declared.keySet().removeIf(status -> isSuccess(status) && !own.isEmpty() && !own.contains(status));
        declared.forEach((status, response) -> {
            if (!isSuccess(status) && response.get$ref() == null) {
                problem(response);
            }
        });
        // Reading is limited where nobody need say who they are.
        var isLimited = !method.hasMethodAnnotation(GetMapping.class)
                || method.getBeanType().isAnnotationPresent(SecurityRequirements.class);
        Stream.concat(COMMON.stream(), isLimited ? Stream.of(TOO_MANY) : Stream.empty())
                .filter(common -> common.applies().test(operation) && !declared.containsKey(common.status()))
                .forEach(common -> declared.addApiResponse(common.status(), new ApiResponse().$ref(common.name())));
        return operation;
    }

    /** Successes that the method declares itself, instead of those of its class. */
    private static List<String> ownSuccesses(HandlerMethod method) {
        return AnnotatedElementUtils.findMergedRepeatableAnnotations(
                        method.getMethod(),
                        io.swagger.v3.oas.annotations.responses.ApiResponse.class,
                        ApiResponses.class)
                .stream()
                .map(io.swagger.v3.oas.annotations.responses.ApiResponse::responseCode)
                .filter(Responses::isSuccess)
                .toList();
    }

    /** What operations refer to. */
    static void declareIn(Components components) {
        Stream.concat(COMMON.stream(), Stream.of(TOO_MANY))
                .forEach(common -> components.addResponses(common.name(), common.described()));
    }

    @SuppressWarnings("unused") // what applies to all looks at none
    private static boolean isAny(Operation operation) {
        return true;
    }

    private static boolean takesBody(Operation operation) {
        return operation.getRequestBody() != null;
    }

    private static boolean isOfAForm(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .anyMatch(parameter -> "formId".equals(parameter.getName()) && "path".equals(parameter.getIn()));
    }

    private static boolean isSuccess(String status) {
        return status.startsWith("2");
    }

    private static void problem(ApiResponse response) {
        var schema = new Schema<>().$ref(Schemas.PLACE + ProblemDescription.NAME);
        response.setContent(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
        response.addExtension(CODES, codes(Objects.toString(response.getDescription(), "")));
    }

    private static List<String> codes(String description) {
        return CODE.matcher(description)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /**
     * An error that many operations may answer with.
     *
     * @param passes whether it is worth trying again
     */
    private record Common(
            String status, String name, String description, boolean passes, Predicate<Operation> applies) {

        ApiResponse described() {
            var response = new ApiResponse().description(description);
            if (passes) {
                response.addHeaderObject(
                        "Retry-After",
                        new Header().description("Seconds to wait.").schema(new IntegerSchema()));
            }
            problem(response);
            return response;
        }
    }
}
