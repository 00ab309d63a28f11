package org.jixiaoflow.local.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.secrets.BrokerKey;

/**
 * Where the broker listens and whom it lets in there.
 *
 * @param security Kafka's settings but the controller's
 * @param internal settings of a client that may do everything
 */
record Listeners(String host, Map<String, String> security, Map<String, Object> internal) {

    /** One for everybody. */
    static Listeners open(String host, int port) {
        var client = "CLIENT://%s:%d".formatted(host, port);
        return new Listeners(
                host,
                Map.of(
                        "listeners",
                        client,
                        "advertised.listeners",
                        client,
                        "listener.security.protocol.map",
                        "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name",
                        "CLIENT"),
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, host + ":" + port));
    }

    /** One for users with a password; two for the broker itself, where nobody comes in without its key. */
    static Listeners secured(String host, int port, BrokerKey key, Set<String> superUsers) {
        var inside = Ports.anyFree();
        var listeners = "CLIENT://%s:%d,INTERNAL://%s:%d".formatted(host, port, host, inside);
        var settings = new HashMap<String, String>(key.settings());
        settings.put("listeners", listeners);
        settings.put("advertised.listeners", listeners);
        settings.put("listener.security.protocol.map", "CLIENT:SASL_SSL,INTERNAL:SSL,CONTROLLER:SSL");
        settings.put("inter.broker.listener.name", "INTERNAL");
        settings.put("listener.name.internal.ssl.client.auth", "required");
        settings.put("listener.name.controller.ssl.client.auth", "required");
        settings.put("listener.name.client.sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put(
                "super.users",
                Stream.concat(Stream.of(key.principal()), superUsers.stream().map(user -> "User:" + user))
                        .collect(Collectors.joining(";")));
        var client = new HashMap<String, Object>(key.settings());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, host + ":" + inside);
        client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
        return new Listeners(host, settings, client);
    }

    Map<String, String> settings(int node) {
        var controller = Ports.anyFree();
        var settings = new HashMap<>(security);
        settings.merge(
                "listeners",
                "CONTROLLER://%s:%d".formatted(host, controller),
                (clients, controllers) -> clients + "," + controllers);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "%d@%s:%d".formatted(node, host, controller));
        return settings;
    }
}
