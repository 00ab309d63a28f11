package org.jixiaoflow.workbench.services;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The query part of an address, without what is absent; values go in as variables, so that nothing in them is taken for syntax. */
final class Query {

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Query with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parameters.put(name, value);
        }
        return this;
    }

    String after(String path) {
        return parameters.isEmpty()
                ? path
                : path
                        + parameters.keySet().stream()
                                .map(name -> name + "={" + name + "}")
                                .collect(Collectors.joining("&", "?", ""));
    }

    /** The address of {@code path} with all of it. */
    String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    Object[] values() {
        return parameters.values().toArray();
    }
}
