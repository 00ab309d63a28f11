package org.jixiaoflow.local.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Passwords of the broker's users, a directory each. It holds the password, named as the services' setting is, and
 * {@code client.properties}, which any Kafka client can take.
 */
public final class Passwords {

    private static final String PASSWORD = "jixiao.kafka.password";
    private static final String CLIENT = "client.properties";

    private final Path directory;

    /** Passwords in {@code directory}, made when they are asked for. */
    public Passwords(Path directory) {
        this.directory = directory;
    }

    /** What the user signs in with; a new password if there is none. */
    public String of(String user) {
        var file = home(user).resolve(PASSWORD);
        if (!Files.exists(file)) {
            renew(user);
        }
        return SecretFile.read(file);
    }

    /** When the user's password was made or renewed; nothing if there is none. */
    public Optional<Instant> madeAt(String user) {
        var file = home(user).resolve(PASSWORD);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a new password, also in what was written down for the user. */
    public void renew(String user) {
        var home = home(user);
        var client = home.resolve(CLIENT);
        var renewed = SecretFile.random();
        if (Files.exists(client)) {
            var described = SecretFile.read(client);
            SecretFile.write(home, CLIENT, described.replace(of(user), renewed) + "\n");
        }
        SecretFile.write(home, PASSWORD, renewed);
    }

    /** The user's directory, readable by its owner only. */
    public Path home(String user) {
        return directory.resolve(user);
    }

    /** Writes down for the user how to connect. */
    public void describe(String user, String bootstrapServers, Path certificate) {
        var text = new StringBuilder();
        settings(of(user), user, bootstrapServers, certificate)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        SecretFile.write(home(user), CLIENT, text.toString());
    }

    private static Map<String, String> settings(
            String password, String user, String bootstrapServers, Path certificate) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_SSL",
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                certificate.toString(),
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
    }

    /** What was written down for the user. */
    public Map<String, Object> connection(String user) {
        return read(home(user).resolve(CLIENT));
    }

    /** Settings of a Kafka client in a file. */
    public static Map<String, Object> read(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(in);
            var settings = new HashMap<String, Object>();
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
