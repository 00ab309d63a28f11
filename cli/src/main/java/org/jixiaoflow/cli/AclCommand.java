package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jixiaoflow.local.secrets.Passwords;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.access.AclSync;
import org.jixiaoflow.schemas.access.Quotas;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Brings a secured broker's topics, users and grants to what they should be, and prints what it changed. */
@Command(name = "acl", mixinStandardHelpOptions = true)
final class AclCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--command-config", paramLabel = "FILE", descriptionKey = "acl.command-config")
    private @Nullable Path commandConfig;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", descriptionKey = "acl.bootstrap-servers")
    private @Nullable String bootstrapServers;

    @Option(names = "--secrets", paramLabel = "DIR", descriptionKey = "acl.secrets")
    private @Nullable Path secrets;

    @Option(
            names = "--portals",
            split = ",",
            paramLabel = "ID",
            defaultValue = LocalStack.PORTAL,
            descriptionKey = "acl.portals")
    private List<String> portals = List.of();

    @Option(names = "--portal-bytes", paramLabel = "N", defaultValue = "1048576", descriptionKey = "acl.portal-bytes")
    private double portalBytes;

    @Option(
            names = "--portal-requests",
            paramLabel = "PERCENT",
            defaultValue = "25",
            descriptionKey = "acl.portal-requests")
    private double portalRequests;

    @Option(names = "--renew", split = ",", paramLabel = "USER", descriptionKey = "acl.renew")
    private List<String> renewed = List.of();

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "6", descriptionKey = "acl.partitions")
    private int partitions;

    @Option(names = "--replicas", paramLabel = "N", descriptionKey = "acl.replicas")
    private @Nullable Short replicas;

    @Option(names = "--dry-run", descriptionKey = "acl.dry-run")
    private boolean dryRun;

    @Override
    public Integer call() {
        try (var admin = Admin.create(connection())) {
            var aclSync = new AclSync(admin, portals, new Quotas(portalBytes, portalRequests));
            var changes = aclSync.changes(renewed);
            var topics = Provisioning.missing(admin, topics());
            var lines = new ArrayList<String>();
            topics.forEach(topic -> lines.add("+ TOPIC " + topic.name()));
            lines.addAll(changes.lines());
            lines.forEach(jixiao.terminal()::line);
            var words = jixiao.words();
            if (dryRun) {
                jixiao.terminal().line(words.say("acl.would-change", lines.size()));
                return 0;
            }
            Provisioning.create(admin, topics, partitions, Optional.ofNullable(replicas));
            aclSync.make(changes, this::password);
            jixiao.terminal().line(words.say("acl.changed", lines.size()));
            return 0;
        }
    }

    private List<Topic<?>> topics() {
        var topics = new ArrayList<>(Topics.all());
        portals.forEach(portal -> topics.add(Topics.portalSubmissions(portal)));
        return topics;
    }

    private Map<String, Object> connection() {
        var settings = commandConfig == null ? options.kafka(AclPolicy.ADMIN) : Passwords.read(commandConfig);
        if (bootstrapServers != null) {
            settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        }
        return settings;
    }

    private String password(String user) {
        var passwords = new Passwords(secrets == null ? options.data().resolve("secrets") : secrets.toAbsolutePath());
        if (renewed.contains(user)) {
            passwords.renew(user);
        }
        return passwords.of(user);
    }
}
