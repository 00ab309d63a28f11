package org.jixiaoflow.workbench.services;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.session.Pass;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One service's interface, called as whoever's request is being answered, or as anybody. */
final class Service {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final TypeReference<Map<String, Object>> PROBLEM = new TypeReference<>() {};
    private static final String ACTING_FOR = "Acting-For";
    private static final String ASKED_BY = "X-Forwarded-For";

    private final String name;
    private final RestClient rest;
    private final JsonMapper json;
    private final Supplier<Pass> passes;

    Service(String name, URI place, Duration patience, JsonMapper json, Supplier<Pass> passes) {
        var requests = new JdkClientHttpRequestFactory(java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(patience);
        this.name = name;
        this.json = json;
        this.passes = passes;
        this.rest = RestClient.builder()
                .baseUrl(place.resolve("/api/v1"))
                .requestFactory(requests)
                .configureMessageConverters(converters ->
                        converters.registerDefaults().withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> refuse(response))
                .build();
    }

    private void refuse(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.value() == HttpStatus.UNAUTHORIZED.value()) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "SIGNED_OUT");
        }
        var body = response.getBody().readAllBytes();
        try {
            throw new Refusal(
                    status.value(),
                    Refusal.forPeople(
                            json.readValue(body, PROBLEM), () -> passes.get().locale()));
        } catch (JacksonException unreadable) {
            throw new ServiceDown(name, unreadable);
        }
    }

    /** A request of that address, with the caller's pass. */
    RestClient.RequestBodySpec request(HttpMethod method, String address, @Nullable Object... variables) {
        return request(passes.get(), method, address, variables);
    }

    RestClient.RequestBodySpec request(Pass pass, HttpMethod method, String address, @Nullable Object... variables) {
        return rest.method(method).uri(address, variables).headers(headers -> {
            if (pass.isAnybodys()) {
                headers.set(ASKED_BY, pass.person());
            } else {
                headers.setBearerAuth(pass.token());
            }
            headers.set(HttpHeaders.ACCEPT_LANGUAGE, pass.locale().toLanguageTag());
            if (!pass.actingFor().isEmpty()) {
                // A header holds nothing but ASCII, and people are called 张三.
                headers.set(ACTING_FOR, UriUtils.encode(pass.actingFor(), StandardCharsets.UTF_8));
            }
        });
    }

    <T> T get(ParameterizedTypeReference<T> type, String address, @Nullable Object... variables) {
        return asked(() -> Objects.requireNonNull(
                request(HttpMethod.GET, address, variables).retrieve().body(type)));
    }

    <T> T get(Class<T> type, String address, @Nullable Object... variables) {
        return get(ParameterizedTypeReference.forType(type), address, variables);
    }

    /** A file as it is told, with its type and name and nothing else of the answer's headers. */
    ResponseEntity<byte[]> file(String address, @Nullable Object... variables) {
        var told = asked(
                () -> request(HttpMethod.GET, address, variables).retrieve().toEntity(byte[].class));
        var headers = new HttpHeaders();
        headers.setContentType(
                Objects.requireNonNullElse(told.getHeaders().getContentType(), MediaType.APPLICATION_OCTET_STREAM));
        headers.setContentDisposition(told.getHeaders().getContentDisposition());
        return new ResponseEntity<>(told.getBody(), headers, HttpStatus.OK);
    }

    /** Asks for something to be done, and for nothing in return. */
    void tell(HttpMethod method, @Nullable Object body, String address, @Nullable Object... variables) {
        asked(() -> {
            var request = request(method, address, variables);
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return request.retrieve().toBodilessEntity();
        });
    }

    /** Where an answer goes, once there is one. */
    @FunctionalInterface
    interface Receiver {

        OutputStream open() throws IOException;
    }

    /** Passes an answer on as it comes, however long it is. */
    void pass(Receiver receiver, String address, @Nullable Object... variables) {
        asked(() -> Objects.requireNonNull(
                request(HttpMethod.GET, address, variables).exchange((request, response) -> {
                    if (response.getStatusCode().isError()) {
                        refuse(response);
                    }
                    return response.getBody().transferTo(receiver.open());
                })));
    }

    /** Sends a command; equal keys are one command, however often it is sent. */
    Command send(
            HttpMethod method,
            UUID key,
            @Nullable Long version,
            @Nullable Object body,
            String address,
            Object... variables) {
        return asked(() -> {
            var request = request(method, address, variables).header("Idempotency-Key", key.toString());
            if (version != null) {
                request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
            }
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return command(key, request.retrieve().toEntity(String.class));
        });
    }

    /**
     * What became of a command that was not decided in time.
     *
     * @throws Refusal if it was refused, as it would have been in time
     */
    Command outcome(UUID key) {
        try {
            return asked(() -> command(
                    key,
                    request(HttpMethod.GET, "/commands/{key}", key).retrieve().toEntity(String.class)));
        } catch (Refusal refused) {
            if (refused.code().equals("NO_OUTCOME")) {
                return new Command(key, null);
            }
            throw refused;
        }
    }

    private Command command(UUID key, ResponseEntity<String> answer) {
        return answer.getStatusCode().value() == HttpStatus.ACCEPTED.value()
                ? new Command(key, null)
                : new Command(key, json.readValue(Objects.requireNonNull(answer.getBody()), CommandOutcome.class));
    }

    /** What {@code answer} gives, unless the service doesn't answer. */
    <T> T asked(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (ResourceAccessException down) {
            if (down.getCause() instanceof ServiceDown named) {
                throw named;
            }
            throw new ServiceDown(name, down);
        } catch (RestClientException unreadable) {
            throw new ServiceDown(name, unreadable);
        } catch (Refusal refused) {
            if (refused.status() >= 500) {
                throw new ServiceDown(name, refused);
            }
            throw refused;
        }
    }
}
