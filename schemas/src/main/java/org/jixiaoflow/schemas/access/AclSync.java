package org.jixiaoflow.schemas.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.apache.kafka.common.resource.PatternType;
import org.jspecify.annotations.Nullable;

/** The users, grants and portals' quotas of one broker or cluster, held against {@link AclPolicy}. What isn't ours is left alone. */
public final class AclSync {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    private static final int ITERATIONS = 8192;
    private static final int PATIENCE_SECONDS = 60;
    private static final String USER = "User:";

    private final Admin admin;
    private final Collection<String> portals;
    private final Quotas quotas;

    /** @param portals ids of all portals there are; those left out lose what they had */
    public AclSync(Admin admin, Collection<String> portals) {
        this(admin, portals, Quotas.USUAL);
    }

    /**
     * As {@link #AclSync(Admin, Collection)}.
     *
     * @param quotas of each portal
     */
    public AclSync(Admin admin, Collection<String> portals, Quotas quotas) {
        this.admin = admin;
        this.portals = portals;
        this.quotas = quotas;
    }

    /**
     * What must change, and nothing else: empty if the broker says what the table says.
     *
     * @param users to come, or to get a new password
     * @param quotas by user, what it may cost
     */
    public record Changes(
            Set<String> users,
            Set<String> goneUsers,
            Set<AclBinding> grants,
            Set<AclBinding> goneGrants,
            Map<String, Map<String, Double>> quotas,
            Set<String> goneQuotas) {

        public boolean isEmpty() {
            return lines().isEmpty();
        }

        /** A line each, {@code +} for what comes and {@code -} for what goes. */
        public List<String> lines() {
            return Stream.of(
                            users.stream().map(user -> "+ " + user),
                            sorted("+ ", grants),
                            quotas.entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(quota -> "+ %s QUOTA %s".formatted(quota.getKey(), line(quota.getValue()))),
                            sorted("- ", goneGrants),
                            goneQuotas.stream().sorted().map(user -> "- %s QUOTA".formatted(user)),
                            goneUsers.stream().map(user -> "- " + user))
                    .flatMap(lines -> lines)
                    .toList();
        }

        private static String line(Map<String, Double> quota) {
            return quota.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(setting -> "%s=%.0f".formatted(setting.getKey(), setting.getValue()))
                    .collect(Collectors.joining(" "));
        }

        private static Stream<String> sorted(String sign, Set<AclBinding> grants) {
            return grants.stream().map(grant -> sign + line(grant)).sorted();
        }

        private static String line(AclBinding grant) {
            var resource = grant.pattern();
            return "%s %s %s %s%s"
                    .formatted(
                            grant.entry().principal().substring(USER.length()),
                            grant.entry().operation(),
                            resource.resourceType(),
                            resource.name(),
                            resource.patternType() == PatternType.PREFIXED ? "…" : "");
        }
    }

    /**
     * Compares. A password can't be read back from a broker, so of a known user it can't be told whether it still is the one on file.
     *
     * @param renewed users whose password is to be set again
     */
    public Changes changes(Collection<String> renewed) {
        var wanted = AclPolicy.users(portals);
        var present = get(admin.describeUserScramCredentials().all()).entrySet().stream()
                .filter(user -> user.getValue().credentialInfos().stream()
                        .map(ScramCredentialInfo::mechanism)
                        .anyMatch(MECHANISM::equals))
                .map(Map.Entry::getKey)
                .filter(AclPolicy::isOurs)
                .collect(Collectors.toSet());
        var users = without(wanted, present);
        renewed.stream().filter(wanted::contains).forEach(users::add);
        var granted = get(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(grant -> grant.entry().principal().startsWith(USER)
                        && AclPolicy.isOurs(grant.entry().principal().substring(USER.length())))
                .collect(Collectors.toSet());
        var grants = new HashSet<>(AclPolicy.of(portals));
        grants.removeAll(granted);
        granted.removeAll(AclPolicy.of(portals));
        var limited = limited();
        var limits = AclPolicy.portals(portals).stream()
                .filter(portal -> !quotas.settings().equals(limited.get(portal)))
                .collect(Collectors.toMap(portal -> portal, portal -> quotas.settings()));
        return new Changes(
                users,
                without(present, wanted),
                grants,
                granted,
                limits,
                without(limited.keySet(), AclPolicy.portals(portals)));
    }

    /** What our users may cost, those that are limited. */
    private Map<String, Map<String, Double>> limited() {
        var users = ClientQuotaFilter.containsOnly(
                List.of(ClientQuotaFilterComponent.ofEntityType(ClientQuotaEntity.USER)));
        var limited = new HashMap<String, Map<String, Double>>();
        get(admin.describeClientQuotas(users).entities()).forEach((entity, settings) -> {
            var user = entity.entries().get(ClientQuotaEntity.USER);
            if (user != null && AclPolicy.isOurs(user)) {
                limited.put(user, settings);
            }
        });
        return limited;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Makes the changes; what goes goes first. */
    public void make(Changes changes, UnaryOperator<String> passwordOf) {
        if (!changes.goneGrants().isEmpty()) {
            get(admin.deleteAcls(changes.goneGrants().stream()
                            .map(AclBinding::toFilter)
                            .toList())
                    .all());
        }
        var users = Stream.<UserScramCredentialAlteration>concat(
                        changes.goneUsers().stream().map(user -> new UserScramCredentialDeletion(user, MECHANISM)),
                        changes.users().stream()
                                .map(user -> new UserScramCredentialUpsertion(
                                        user, new ScramCredentialInfo(MECHANISM, ITERATIONS), passwordOf.apply(user))))
                .toList();
        if (!users.isEmpty()) {
            get(admin.alterUserScramCredentials(users).all());
        }
        if (!changes.grants().isEmpty()) {
            get(admin.createAcls(changes.grants()).all());
        }
        var limits = Stream.concat(
                        changes.quotas().entrySet().stream().map(quota -> alteration(quota.getKey(), quota.getValue())),
                        changes.goneQuotas().stream().map(AclSync::unlimited))
                .toList();
        if (!limits.isEmpty()) {
            get(admin.alterClientQuotas(limits).all());
        }
    }

    private static ClientQuotaAlteration alteration(String user, Map<String, Double> quota) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user)),
                quota.entrySet().stream()
                        .map(setting -> new ClientQuotaAlteration.Op(setting.getKey(), setting.getValue()))
                        .toList());
    }

    private static ClientQuotaAlteration unlimited(String user) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user)),
                Quotas.USUAL.settings().keySet().stream()
                        .map(setting -> new ClientQuotaAlteration.Op(setting, null))
                        .toList());
    }

    private static <T extends @Nullable Object> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
