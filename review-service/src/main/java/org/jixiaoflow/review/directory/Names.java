package org.jixiaoflow.review.directory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the codes of somebody's rights are called, in one language. */
final class Names {

    private static final String EVERY = "*";

    private final ReviewTemplates templates;
    private final MessageSource messages;
    private final Map<String, String> departments;
    private final Locale locale;

    /** @param departments by their codes, as far as they are known */
    Names(ReviewTemplates templates, MessageSource messages, Map<String, String> departments, Locale locale) {
        this.templates = templates;
        this.messages = messages;
        this.departments = departments;
        this.locale = locale;
    }

    List<Named> roles(Collection<String> codes) {
        return Stream.of(Role.values())
                .map(Role::code)
                .filter(codes::contains)
                .map(role -> new Named(role, message("role." + role)))
                .toList();
    }

    @Nullable Named department(@Nullable String code) {
        return code == null
                ? null
                : new Named(code, code.equals(EVERY) ? message("page.all") : departments.getOrDefault(code, code));
    }

    List<Named> departments(List<String> codes) {
        return codes.stream().map(this::department).filter(Objects::nonNull).toList();
    }

    /** In the order of the routes; stages of a route that was never configured come last. */
    List<Named> stages(List<String> codes) {
        var known = templates.stages().stream()
                .filter(stage -> codes.contains(stage.id()))
                .map(stage -> new Named(stage.id(), stage.name(locale)))
                .toList();
        var unknown = codes.stream()
                .filter(id -> known.stream().noneMatch(stage -> stage.code().equals(id)))
                .map(id -> new Named(id, id));
        return Stream.concat(known.stream(), unknown).toList();
    }

    private String message(String key) {
        return messages.getMessage(key, null, locale);
    }
}
