package org.jixiaoflow.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.identity.People;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.access.AclPolicy;

/** What each service of a stack is told of the others. */
record Wiring(Path data, Ports ports) {

    static final int PARTITIONS = 4;

    Map<String, Object> of(Service service) {
        var settings = common();
        settings.put("server.port", port(service));
        if (service == Service.WORKBENCH) {
            settings.put("jixiao.security.client", service.title());
            settings.put("jixiao.security.client-secret", secret(service.title()));
        } else {
            var database = StackDatabase.login(data, ports, service.role());
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.user());
            settings.put("spring.datasource.password", database.password());
        }
        if (service == Service.NOTIFICATION || service == Service.REVIEW) {
            settings.put("jixiao.addresses.people", People.location(data.resolve("identity")));
        }
        if (service == Service.REVIEW) {
            settings.put("jixiao.audit.access-log", data.resolve("logs/access.log"));
        }
        if (service == Service.NOTIFICATION) {
            settings.put("jixiao.addresses.domain", "example.test");
            settings.put("jixiao.mail.address", Addresses.of(ports).notification() + "/");
            settings.put("jixiao.mail.secret", secret("unsubscribing"));
        }
        if (service == Service.SUBMISSION) {
            settings.put("jixiao.operations.disks[0]", data);
            settings.put("jixiao.operations.last-backup", LocalStack.lastBackup(data));
        }
        settings.put("jixiao.streams.state-dir", data.resolve("streams").resolve(service.title()));
        return settings;
    }

    private Map<String, Object> common() {
        var addresses = Addresses.of(ports);
        var settings = new HashMap<String, Object>();
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.kafka.bootstrap-servers", addresses.kafka());
        settings.put("jixiao.registry.url", addresses.registry());
        settings.put("jixiao.topics.partitions", PARTITIONS);
        settings.put("jixiao.security.issuer", identity().issuer());
        settings.put("jixiao.security.audience", Identity.AUDIENCE);
        settings.put("jixiao.workbench", page(ports.workbench()));
        settings.put("jixiao.services.submission", addresses.submission());
        settings.put("jixiao.services.review", addresses.review());
        settings.put("jixiao.services.scoring", addresses.scoring());
        settings.put("jixiao.services.notification", addresses.notification());
        // One process watched by whoever started it needs no further doors.
        settings.put("management.server.port", -1);
        portals().forEach(portal -> {
            var of = "jixiao.portal.portals.%s.".formatted(portal.id());
            settings.put(of + "name", portal.name());
            settings.put(of + "regions", String.join(",", portal.regions()));
            settings.put(of + "departments", String.join(",", portal.departments()));
            SecuredKafka.passwords(data)
                    .madeAt(AclPolicy.portal(portal.id()))
                    .ifPresent(made -> settings.put(
                            of + "credential-issued-on", LocalDate.ofInstant(made, ZoneId.systemDefault())));
        });
        return settings;
    }

    /** Upstream portals: each may file for those departments and regions that its token speaks for, by its topic as over REST. */
    List<Person> portals() {
        return People.in(data.resolve("identity")).portals();
    }

    /** Where people sign in, by the name the provider knows it by. */
    Map<String, URI> places() {
        return Map.of(Service.WORKBENCH.title(), page(ports.workbench()));
    }

    private int port(Service service) {
        return switch (service) {
            case SUBMISSION -> ports.submission();
            case REVIEW -> ports.review();
            case SCORING -> ports.scoring();
            case NOTIFICATION -> ports.notification();
            case WORKBENCH -> ports.workbench();
        };
    }

    /** One of the stack's secrets, the same at each start. */
    private String secret(String name) {
        return Objects.requireNonNull(identity().secrets(List.of(name)).get(name));
    }

    private Identity identity() {
        return Identity.in(data.resolve("identity"));
    }

    static URI page(int port) {
        return URI.create("http://localhost:%d/".formatted(port));
    }
}
