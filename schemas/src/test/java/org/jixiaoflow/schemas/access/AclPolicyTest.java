package org.jixiaoflow.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What everybody may do on the broker")
class AclPolicyTest {

    private final Set<AclBinding> aclPolicy = AclPolicy.of(List.of("education-cloud", "health"));

    @Test
    void everyTopicHasOneWriter() {
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(who(AclOperation.WRITE, topic.name()))
                        .as(topic.name())
                        .hasSize(1)
                        .allMatch(user -> user.endsWith("-service")));
    }

    @Test
    void everyTopicIsReadBySomebodyAndItsReadersWriteItsDeadLetters() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            var readers = who(AclOperation.READ, topic.name());
            assertThat(readers).as(topic.name()).contains("auditor").hasSizeGreaterThan(1);
            readers.removeAll(Set.of("auditor", "workbench"));
            assertThat(who(AclOperation.WRITE, topic.deadLetters())).isEqualTo(readers);
        });
    }

    @Test
    void theWorkbenchHearsAndSaysNothing() {
        assertThat(aclPolicy.stream().filter(grant -> grant.entry().principal().equals("User:workbench")))
                .isNotEmpty()
                .allMatch(grant -> grant.entry().operation() == AclOperation.READ)
                .allMatch(grant -> grant.pattern().resourceType() == ResourceType.TOPIC);
    }

    @Test
    void deadLettersAreReadInOnePlace() {
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(who(AclOperation.READ, topic.deadLetters()))
                        .containsExactlyInAnyOrder("submission-service", "auditor"));
        assertThat(who(AclOperation.READ, "portal.health.submissions-dlt"))
                .containsExactlyInAnyOrder("submission-service", "auditor");
    }

    @Test
    void aPortalWritesItsOwnTopicAndCanDoNothingElse() {
        assertThat(who(AclOperation.WRITE, "portal.health.submissions")).containsExactly("portal-health");
        assertThat(who(AclOperation.READ, "portal.health.submissions"))
                .containsExactlyInAnyOrder("submission-service", "auditor");
        assertThat(aclPolicy.stream().filter(grant -> grant.entry().principal().equals("User:portal-health")))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.pattern().name()).isEqualTo("portal.health.submissions");
                    assertThat(grant.pattern().patternType()).isEqualTo(PatternType.LITERAL);
                    assertThat(grant.entry().operation()).isEqualTo(AclOperation.WRITE);
                });
    }

    @Test
    void theAuditorWritesNothing() {
        assertThat(aclPolicy.stream()
                        .filter(grant -> grant.entry().principal().equals("User:auditor"))
                        .map(grant -> grant.entry().operation()))
                .isSubsetOf(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    }

    @Test
    void nobodyIsGrantedAnythingUnderAWildcardButTheAuditor() {
        assertThat(aclPolicy).allMatch(grant -> grant.entry().permissionType() == AclPermissionType.ALLOW);
        assertThat(aclPolicy.stream().filter(grant -> grant.pattern().name().equals("*")))
                .allMatch(grant -> grant.entry().principal().equals("User:auditor"));
    }

    @Test
    void ofTheClusterOneServiceSeesHowFullItsDisksAreAndNobodyDoesAnythingToIt() {
        assertThat(aclPolicy.stream().filter(grant -> grant.pattern().resourceType() == ResourceType.CLUSTER))
                .extracting(AclBinding::entry)
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.principal()).isEqualTo("User:submission-service");
                    assertThat(grant.operation()).isEqualTo(AclOperation.DESCRIBE);
                });
    }

    @Test
    void aServiceOwnsNoOtherNamesThanItsOwn() {
        var owned = aclPolicy.stream()
                .filter(grant -> grant.entry().operation() == AclOperation.ALL)
                .collect(Collectors.toMap(
                        grant -> grant.entry().principal(),
                        grant -> grant.pattern().name()));

        assertThat(owned).containsOnlyKeys("User:review-service", "User:scoring-service");
        assertThat(Topics.all().stream().map(Topic::name))
                .noneMatch(name -> owned.values().stream().anyMatch(name::startsWith));
    }

    private Set<String> who(AclOperation operation, String topic) {
        return aclPolicy.stream()
                .filter(grant -> grant.pattern().resourceType() == ResourceType.TOPIC)
                .filter(grant ->
                        grant.entry().operation() == operation || grant.entry().operation() == AclOperation.ALL)
                .filter(grant -> grant.pattern().patternType() == PatternType.PREFIXED
                        ? topic.startsWith(grant.pattern().name())
                        : Set.of("*", topic).contains(grant.pattern().name()))
                .map(grant -> grant.entry().principal().substring("User:".length()))
                .collect(Collectors.toSet());
    }
}
