package org.jixiaoflow.support.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.limits.Objection;
import org.jixiaoflow.support.json.InvalidShape;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring and Jackson find wrong with a request, as problems that say where it is and what belongs there, without a word of theirs. */
final class Misfits {

    private static final String SHAPE = "INVALID_SHAPE";
    private static final String PARAMETER = "INVALID_PARAMETER";
    private static final String FIELD = "INVALID_FIELD";
    private static final String UNREADABLE = "UNREADABLE_BODY";
    private static final String REQUIRED = "support.json.required";
    private static final String EXPECTED = "support.json.expected.";

    /** Constraints with a sentence of their own, whose arguments are the constraint's attributes by name. */
    private static final Set<String> CONSTRAINTS =
            Set.of("NotNull", "NotBlank", "NotEmpty", "Size", "Min", "Max", "Pattern", "Positive", "PositiveOrZero");

    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(Integer.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(Short.class, "integer"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(Instant.class, "date-time"));

    private Misfits() {}

    /** The problem that {@code thrown} tells of; nothing if it is none of these, or not the caller's. */
    static Optional<Problem> of(Exception thrown) {
        if (thrown instanceof InvalidShape shape) {
            return Optional.of(shape(shape));
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(body(unreadable));
        }
        if (thrown instanceof MethodArgumentNotValidException invalid) {
            return Optional.of(invalid(invalid));
        }
        if (thrown instanceof TypeMismatchException mismatch) {
            return Optional.of(
                    mismatch(mismatch, mismatch.getRequiredType()).at(Objects.requireNonNullElse(name(mismatch), "")));
        }
        if (thrown instanceof HandlerMethodValidationException invalid) {
            return Optional.of(parameters(invalid));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Optional.of(problem(PARAMETER, REQUIRED).at(missing.getParameterName()));
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return Optional.of(problem(PARAMETER, REQUIRED).at(missing.getHeaderName()));
        }
        if (thrown instanceof MissingServletRequestPartException missing) {
            return Optional.of(problem(PARAMETER, REQUIRED).at(missing.getRequestPartName()));
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Optional.of(
                    new Problem(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE").saying("support.upload.too-large"));
        }
        if (thrown instanceof MultipartException) {
            return Optional.of(known(thrown).orElseGet(() -> problem(UNREADABLE, "support.upload.unreadable")));
        }
        return thrown instanceof RequestRejectedException
                ? Optional.of(problem("BAD_REQUEST", "support.request.malformed"))
                : Optional.empty();
    }

    /** What whoever received the bytes already said of them, e.g. that they came too slowly. */
    private static Optional<Problem> known(Exception thrown) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem known) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static Problem body(HttpMessageNotReadableException unreadable) {
        var known = known(unreadable);
        if (known.isPresent()) {
            return known.get();
        }
        if (unreadable.getCause() instanceof JacksonException json) {
            return json(json);
        }
        return unreadable.getCause() == null
                ? problem("MISSING_BODY", "problem.MISSING_BODY")
                : problem(UNREADABLE, "problem.UNREADABLE_BODY");
    }

    private static Problem json(JacksonException json) {
        if (json instanceof InvalidShape shape) {
            return shape(shape);
        }
        if (json instanceof UnrecognizedPropertyException) {
            return problem(SHAPE, "support.json.unknown").at(pointer(json));
        }
        if (json instanceof MismatchedInputException mismatch) {
            return mismatch.getOriginalMessage().startsWith("Trailing token")
                    ? unreadable(json)
                    : expected(SHAPE, mismatch.getTargetType()).at(pointer(json));
        }
        if (json instanceof InputCoercionException coercion) {
            return expected(SHAPE, coercion.getTargetType()).at(pointer(json));
        }
        if (json instanceof StreamConstraintsException) {
            return problem(SHAPE, "support.json.too-much").at(pointer(json));
        }
        if (json instanceof StreamReadException reading && reading.processor() != null) {
            return reading.getOriginalMessage().startsWith("Duplicate Object property")
                    ? problem("REPEATED_KEY", "problem.REPEATED_KEY")
                            .at(reading.processor()
                                    .streamReadContext()
                                    .pathAsPointer()
                                    .toString())
                    : unreadable(json);
        }
        return problem(SHAPE, EXPECTED + "other").at(pointer(json));
    }

    private static Problem unreadable(JacksonException json) {
        var location = json.getLocation();
        return location == null
                ? problem(UNREADABLE, "problem.UNREADABLE_BODY")
                : problem(UNREADABLE, "support.json.unreadable", location.getLineNr(), location.getColumnNr());
    }

    private static Problem shape(InvalidShape shape) {
        return problem(shape.code(), shape.messageKey(), shape.arguments().toArray())
                .at(pointer(shape));
    }

    private static Problem invalid(MethodArgumentNotValidException invalid) {
        var ofBody = invalid.getParameter().hasParameterAnnotation(RequestBody.class);
        var error = invalid.getBindingResult().getAllErrors().get(0);
        var place = error instanceof FieldError field ? field.getField() : "";
        var pointer = ofBody ? "/" + place.replaceAll("[.\\[]", "/").replace("]", "") : place;
        return error(ofBody ? FIELD : PARAMETER, error).at(pointer);
    }

    private static Problem error(String code, ObjectError error) {
        if (error.contains(TypeMismatchException.class)) {
            var mismatch = error.unwrap(TypeMismatchException.class);
            return mismatch(mismatch, mismatch.getRequiredType());
        }
        return constraint(code, error.getCode(), error.getArguments());
    }

    private static Problem parameters(HandlerMethodValidationException invalid) {
        var parameter = invalid.getParameterValidationResults().get(0);
        var error = parameter.getResolvableErrors().get(0);
        var codes = error.getCodes();
        return constraint(PARAMETER, codes == null ? null : codes[codes.length - 1], error.getArguments())
                .at(Objects.requireNonNullElse(parameter.getMethodParameter().getParameterName(), ""));
    }

    private static Problem constraint(String code, @Nullable String constraint, Object @Nullable [] arguments) {
        // the first argument is the field itself
        var attributes = arguments == null || arguments.length < 2
                ? new Object[0]
                : Arrays.copyOfRange(arguments, 1, arguments.length);
        return constraint != null && CONSTRAINTS.contains(constraint)
                ? problem(code, "support.field." + constraint, attributes)
                : problem(code, "support.field.other");
    }

    private static Problem mismatch(TypeMismatchException mismatch, @Nullable Class<?> type) {
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnfitText unfit) {
                return objection(unfit.objection());
            }
        }
        return expected(PARAMETER, type);
    }

    private static @Nullable String name(TypeMismatchException mismatch) {
        if (mismatch instanceof MethodArgumentTypeMismatchException argument) {
            return Parameters.name(argument.getParameter());
        }
        return mismatch.getPropertyName();
    }

    static Problem objection(Objection objection) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                objection.kind().code(),
                objection.arguments().toArray());
    }

    private static Problem expected(String code, @Nullable Class<?> type) {
        if (type == null) {
            return problem(code, EXPECTED + "other");
        }
        if (type.isEnum()) {
            return problem(
                    code,
                    "support.json.not-one-of",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", ")));
        }
        var kind = KINDS.get(ClassUtils.resolvePrimitiveIfNecessary(type));
        return problem(code, EXPECTED + (kind == null ? structure(type) : kind));
    }

    private static String structure(Class<?> type) {
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "other";
    }

    private static Problem problem(String code, String sentence, Object... arguments) {
        return new Problem(HttpStatus.BAD_REQUEST, code).saying(sentence, arguments);
    }

    private static String pointer(JacksonException json) {
        return json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
