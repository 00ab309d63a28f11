package org.jixiaoflow.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses query parameters that nothing reads: {@code ?sate=DRAFT} would otherwise list everything. Which ones are read is what the
 * interface's methods declare.
 */
final class Parameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** Ours alone: springdoc's controllers declare less than they read. */
    private static final String OURS = "org.jixiaoflow.";

    private final Supplier<List<AdditionalParameter>> further;
    private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    Parameters(Supplier<List<AdditionalParameter>> further) {
        this.further = further;
    }

    /** What an argument is called in the request; null if it isn't there. */
    static @Nullable String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return named(
                parameter.getParameterName(),
                annotated(parameter, RequestParam.class, RequestParam::name),
                annotated(parameter, RequestHeader.class, RequestHeader::name),
                annotated(parameter, PathVariable.class, PathVariable::name),
                annotated(parameter, RequestPart.class, RequestPart::name));
    }

    private static <A extends Annotation> @Nullable String annotated(
            MethodParameter parameter, Class<A> type, Function<A, String> name) {
        // merged, so that the alias `value` counts as well
        var annotation = AnnotatedElementUtils.findMergedAnnotation(
                parameter.getExecutable().getParameters()[parameter.getParameterIndex()], type);
        return annotation == null ? null : name.apply(annotation);
    }

    private static @Nullable String named(@Nullable String own, @Nullable String... declared) {
        return Arrays.stream(declared)
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElse(own);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)) {
            var known = declared.computeIfAbsent(method.getMethod(), any -> declaredBy(method));
            request.getParameterMap().forEach((name, values) -> {
                if (!known.containsKey(name) && !isRead(name, request)) {
                    if (name.equals(FormatByAccept.PARAMETER) && FormatByAccept.decided(request)) {
                        throw new Problem(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE");
                    }
                    throw new Problem(HttpStatus.BAD_REQUEST, "UNKNOWN_PARAMETER").at(name);
                }
                if (values.length > 1 && !known.getOrDefault(name, false)) {
                    throw new Problem(HttpStatus.BAD_REQUEST, "REPEATED_PARAMETER").at(name);
                }
            });
        }
        return true;
    }

    private boolean isRead(String name, HttpServletRequest request) {
        var path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return HttpMethod.GET.matches(request.getMethod())
                && further.get().stream().anyMatch(one -> one.name().equals(name) && path.startsWith(one.path()));
    }

    /** The names, each with whether it may come more than once. */
    private static Map<String, Boolean> declaredBy(HandlerMethod method) {
        var names = new HashMap<String, Boolean>();
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.hasParameterAnnotation(RequestPart.class)) {
                names.put(String.valueOf(name(parameter)), isMany(parameter.getParameterType()));
            } else if (isBoundFromQuery(parameter)) {
                for (var component : parameter.getParameterType().getRecordComponents()) {
                    names.put(component.getName(), isMany(component.getType()));
                }
            }
        }
        return names;
    }

    private static boolean isBoundFromQuery(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && !parameter.hasParameterAnnotation(RequestBody.class)
                && (parameter.hasParameterAnnotation(ParameterObject.class)
                        || parameter.hasParameterAnnotation(Valid.class));
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
