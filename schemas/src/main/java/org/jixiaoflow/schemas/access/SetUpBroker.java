package org.jixiaoflow.schemas.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SslConfigs;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Brings the brokers of the containers to the topics, users and grants they should have, with the brokers' own key and the passwords of
 * the environment; as often as it is run.
 */
public final class SetUpBroker {

    private final UnaryOperator<@Nullable String> environment;
    private final List<String> portals;

    SetUpBroker(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
        this.portals = List.of(set("PORTALS").split(","));
    }

    public static void main(String[] arguments) {
        var job = new SetUpBroker(System::getenv);
        try (var admin = Admin.create(job.connection())) {
            job.run(admin, System.out::println);
        }
    }

    /** What is changed is told, a line each. */
    void run(Admin admin, Consumer<String> told) {
        var topics = new ArrayList<Topic<?>>(Topics.all());
        portals.forEach(portal -> topics.add(Topics.portalSubmissions(portal)));
        var missing = Provisioning.missing(admin, topics);
        Provisioning.create(
                admin,
                missing,
                Integer.parseInt(set("PARTITIONS")),
                Optional.of(set("REPLICAS")).map(Short::valueOf));
        missing.forEach(topic -> told.accept("+ TOPIC " + topic.name()));
        var aclSync = new AclSync(admin, portals);
        // The environment's passwords count, whatever the brokers knew before.
        var changes = aclSync.changes(AclPolicy.users(portals));
        aclSync.make(changes, this::password);
        changes.lines().forEach(told);
    }

    Map<String, Object> connection() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                set("BOOTSTRAP_SERVERS"),
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SSL",
                SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                "PKCS12",
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                set("BROKER_KEY"),
                SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
                set("BROKER_KEY_PASSWORD"),
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                set("TRUSTED"));
    }

    /** {@code REVIEW_SERVICE_PASSWORD} of {@code review-service}. */
    String password(String user) {
        return set(user.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD");
    }

    private String set(String name) {
        var value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
