package org.jixiaoflow.workbench.services;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Templates of a kind, as their service has them.
 *
 * @param <T> a version of one
 */
public abstract class PublishedTemplates<T extends SpecificRecord> {

    private static final ParameterizedTypeReference<List<Fault>> FAULTS = new ParameterizedTypeReference<>() {};

    private final Service service;
    private final String place;
    private final String inForce;
    private final Class<T> type;

    /** @param inForce where those in force are listed */
    PublishedTemplates(Service service, String place, String inForce, Class<T> type) {
        this.service = service;
        this.place = place;
        this.inForce = inForce;
        this.type = type;
    }

    /** The versions in force, by id. */
    public List<T> inForce() {
        return service.get(all(), inForce);
    }

    /** A template's versions, newest first. */
    public List<T> versions(String id) {
        return service.get(all(), place + "/{id}/versions", id);
    }

    private ParameterizedTypeReference<List<T>> all() {
        return ParameterizedTypeReference.forType(
                ResolvableType.forClassWithGenerics(List.class, type).getType());
    }

    /** What it would be refused for, were it published. */
    public List<Fault> faults(T template) {
        return send(HttpMethod.POST, template, "/faults", FAULTS);
    }

    /** Publishes it, made from the version it names. */
    public T publish(T template) {
        return send(HttpMethod.PUT, template, "", ParameterizedTypeReference.forType(type));
    }

    final <A> A send(HttpMethod method, T template, String what, ParameterizedTypeReference<A> answer) {
        var id = template.get(template.getSchema().getField("templateId").pos());
        return service.asked(() -> Objects.requireNonNull(service.request(method, place + "/{id}" + what, id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(template)
                .retrieve()
                .body(answer)));
    }

    /** What is wrong at a place of a template. */
    public record Fault(String pointer, String code, String text) {

        /** What a refused template was refused for. */
        public static List<Fault> of(Refusal refused) {
            return refused.member("findings") instanceof List<?> findings
                    ? findings.stream()
                            .flatMap(finding -> finding instanceof Map<?, ?> fault ? Stream.of(of(fault)) : Stream.of())
                            .toList()
                    : List.of();
        }

        private static Fault of(Map<?, ?> told) {
            return new Fault(
                    String.valueOf(told.get("pointer")),
                    String.valueOf(told.get("code")),
                    String.valueOf(told.get("text")));
        }
    }
}
