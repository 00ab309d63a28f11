package org.jixiaoflow.schemas.access;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jixiaoflow.schemas.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A service as the broker sees it.
 *
 * @param user the name it signs in with
 * @param reads topics it reads; it writes their dead letters
 * @param writes topics that nobody else writes
 * @param groups what the names of its consumer groups begin with
 * @param transactions what its transactional ids begin with; null if none but its stream's
 * @param stream what the application ids of its streams begin with, which name groups, transactional ids and internal topics; null if it has none
 */
record ServicePrincipal(
        String user,
        List<Topic<?>> reads,
        List<Topic<?>> writes,
        String groups,
        @Nullable String transactions,
        @Nullable String stream) {

    private static final String ANY_HOST = "*";

    Stream<AclBinding> grants() {
        return Stream.of(
                        reads.stream().flatMap(topic -> readsTopic(user, topic)),
                        writes.stream().map(Topic::name).flatMap(topic -> writesTopic(user, topic)),
                        may(user, ResourceType.GROUP, PatternType.PREFIXED, groups, AclOperation.READ),
                        transactions == null ? Stream.<AclBinding>of() : transacts(transactions),
                        stream == null ? Stream.<AclBinding>of() : streams(stream))
                .flatMap(grants -> grants);
    }

    private static Stream<AclBinding> readsTopic(String user, Topic<?> topic) {
        return Stream.concat(
                may(user, ResourceType.TOPIC, PatternType.LITERAL, topic.name(), AclOperation.READ),
                writesTopic(user, topic.deadLetters()));
    }

    static Stream<AclBinding> writesTopic(String user, String topic) {
        return may(user, ResourceType.TOPIC, PatternType.LITERAL, topic, AclOperation.WRITE);
    }

    private Stream<AclBinding> transacts(String prefix) {
        return may(user, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, prefix, AclOperation.WRITE);
    }

    /** Kafka Streams makes, reads, writes and purges its changelogs and repartition topics itself. */
    private Stream<AclBinding> streams(String applicationId) {
        var prefix = applicationId + "-";
        return Stream.of(
                        may(user, ResourceType.GROUP, PatternType.PREFIXED, applicationId, AclOperation.READ),
                        transacts(prefix),
                        may(user, ResourceType.TOPIC, PatternType.PREFIXED, prefix, AclOperation.ALL))
                .flatMap(grants -> grants);
    }

    /** READ and WRITE include DESCRIBE. */
    static Stream<AclBinding> may(
            String user, ResourceType type, PatternType pattern, String name, AclOperation... operations) {
        return Stream.of(operations)
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry("User:" + user, ANY_HOST, operation, AclPermissionType.ALLOW)));
    }
}
