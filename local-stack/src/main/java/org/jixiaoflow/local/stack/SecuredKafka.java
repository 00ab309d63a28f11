package org.jixiaoflow.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.secrets.BrokerKey;
import org.jixiaoflow.local.secrets.Passwords;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.access.AclSync;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;

/** The stack's Kafka with a user for everybody: passwords and the broker's certificate lie in the data directory. */
public final class SecuredKafka {

    private final Path mark;
    private final BrokerKey key;
    private final Passwords passwords;

    private SecuredKafka(Path data) {
        this.mark = mark(data);
        this.key = BrokerKey.in(data.resolve("secrets").resolve("broker"));
        this.passwords = passwords(data);
    }

    private static Path mark(Path data) {
        return data.resolve("run").resolve("secured");
    }

    /** Everybody's passwords. */
    public static Passwords passwords(Path data) {
        return new Passwords(data.resolve("secrets"));
    }

    /** Secures the stack on {@code data}. */
    static SecuredKafka of(Path data) {
        return new SecuredKafka(data);
    }

    /** Notes that the stack on {@code data} is open. */
    static void leaveOpen(Path data) {
        try {
            Files.deleteIfExists(mark(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How {@code user} connects to the stack on {@code data}, be it secured or not. */
    public static Map<String, Object> connection(Path data, Ports ports, String user) {
        var settings = new HashMap<String, Object>();
        if (Files.exists(mark(data))) {
            settings.putAll(passwords(data).connection(user));
        }
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + ports.kafka());
        return settings;
    }

    /** Starts the broker with its topics, users and grants. */
    Broker start(Path directory, int port, List<String> portals, int partitions) {
        var broker = Broker.startSecured(directory, port, key, Set.of(AclPolicy.ADMIN));
        try (var admin = Admin.create(broker.internal())) {
            Provisioning.create(
                    admin,
                    Stream.<Topic<?>>concat(
                                    Topics.all().stream(), portals.stream().map(Topics::portalSubmissions))
                            .toList(),
                    partitions,
                    Optional.empty());
            var users = AclPolicy.users(portals);
            var aclSync = new AclSync(admin, portals);
            // What lies in the data directory counts, whatever the broker knew before.
            aclSync.make(aclSync.changes(users), passwords::of);
            users.forEach(user -> passwords.describe(user, broker.bootstrapServers(), key.certificate()));
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, "");
        } catch (IOException e) {
            broker.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    /** A service's settings to sign in. */
    Map<String, Object> settings(Service service) {
        return Map.of(
                "spring.profiles.active",
                "secure",
                "jixiao.secrets",
                passwords.home(service.title()),
                "jixiao.kafka.trusted",
                key.certificate().toUri());
    }
}
