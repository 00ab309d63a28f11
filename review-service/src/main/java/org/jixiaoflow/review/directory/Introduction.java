package org.jixiaoflow.review.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.security.Callers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Introduces a caller: every code of their rights with its name. */
@Component
class Introduction {

    /**
     * Of what is known of departments and regions; rights are told as they are. Whoever opens pages asks the same again and again, and many
     * with the same rights at once. The question has all rights in it that the answer depends on, so nobody is told more than is theirs.
     */
    private static final Duration KEPT = Duration.ofSeconds(3);

    private static final int MOST = 2000;
    private static final Set<Right> ADMINISTERING =
            Set.of(Right.PUBLISH_RULES, Right.PUBLISH_FILING_LISTS, Right.REBUILD_VIEWS, Right.MEND_DEAD_LETTERS);

    private final Callers callers;
    private final Directory directory;
    private final ReviewTemplates templates;
    private final MessageSource messages;
    private final Cache<Asked, Map<String, String>> departments;
    private final Cache<Seen, List<RegionYears>> regions;

    private record Asked(Regions regions, List<String> codes) {}

    private record Seen(ReadScope readScope, Regions own, Locale locale) {}

    Introduction(
            Callers callers,
            Directory directory,
            ReviewTemplates templates,
            @Qualifier("messageSource") MessageSource messages) {
        this.callers = callers;
        this.directory = directory;
        this.templates = templates;
        this.messages = messages;
        this.departments = recent();
        this.regions = recent();
    }

    private static <K, V> Cache<K, V> recent() {
        return Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    }

    private Map<String, String> departments(Regions where, List<String> codes) {
        return departments.get(new Asked(where, codes), asked -> directory.departments(where, codes));
    }

    private List<RegionYears> regions(ReadScope readScope, Regions own, Locale locale) {
        return readScope.isEmpty()
                ? List.of()
                : regions.get(new Seen(readScope, own, locale), seen -> directory.regions(readScope, own, locale));
    }

    Me of(Caller caller, Locale locale) {
        var substitutes = callers.substitutes();
        var names = new Names(
                templates,
                messages,
                departments(
                        caller.regions(),
                        Stream.concat(Stream.of(caller), substitutes.stream())
                                .flatMap(each -> Stream.of(
                                                Stream.ofNullable(each.department()),
                                                each.departments().stream(),
                                                each.stageDepartments().stream())
                                        .flatMap(codes -> codes))
                                .distinct()
                                .toList()),
                locale);
        var party = caller.party();
        var readScope = ReadScope.ofLists(party);
        return new Me(
                caller.id(),
                caller.name(),
                mandate(caller, names).orElse(null),
                names.roles(caller.roles()),
                names.department(caller.department()),
                names.departments(caller.departments()),
                names.stages(caller.stages()),
                names.departments(caller.stageDepartments()),
                Stream.of(Trigger.values())
                        .filter(action -> Policy.roleFor(party, action).isPresent())
                        .toList(),
                Policy.roleFor(party, Right.LOOK_AT_VIEWS).isPresent(),
                ADMINISTERING.stream()
                        .anyMatch(right -> Policy.roleFor(party, right).isPresent()),
                Stream.of(Right.values())
                        .filter(right -> Policy.roleFor(party, right).isPresent())
                        .toList(),
                party.regions().codes(),
                substitutes.stream()
                        .flatMap(each -> mandate(each, names).stream())
                        .toList(),
                regions(readScope, party.regions(), locale));
    }

    private static Optional<Me.Mandate> mandate(Caller caller, Names names) {
        return Optional.ofNullable(caller.mandate())
                .map(mandate -> new Me.Mandate(
                        mandate.person(),
                        mandate.name(),
                        mandate.from(),
                        mandate.until(),
                        names.roles(caller.roles()),
                        names.department(caller.department()),
                        names.stages(caller.stages())));
    }
}
