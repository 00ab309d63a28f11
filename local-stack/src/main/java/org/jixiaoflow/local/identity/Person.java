package org.jixiaoflow.local.identity;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token names: a person or a portal.
 *
 * @param roles clerk, head, reviewer, final-reviewer, reader, auditor, business-administrator, operator, security-administrator or portal
 * @param regions where they have anything to do: 行政区划代码, {@code 2310*} for all that begin so, {@code *} for every one
 * @param department own department; null for those who belong to none
 * @param departments departments a portal speaks for
 * @param stages review stages the person acts at
 * @param stageDepartments the only departments they act on there; empty for all
 * @param substitutions whom they stand in for, and when
 */
public record Person(
        String id,
        String name,
        List<String> roles,
        List<String> regions,
        @Nullable String department,
        List<String> departments,
        List<String> stages,
        List<String> stageDepartments,
        List<Substitution> substitutions) {

    private static final String EVERY_REGION = "*";

    /** Standing in for {@code person} from one moment to another, which is the first one after. */
    public record Substitution(Person person, OffsetDateTime from, OffsetDateTime to) {

        private Map<String, Object> claims() {
            var claims = person.rights();
            claims.put("person", person.id);
            claims.put("from", from.toString());
            claims.put("to", to.toString());
            return claims;
        }
    }

    /** Somebody who stands in for nobody, in every region. */
    public Person(
            String id,
            String name,
            List<String> roles,
            @Nullable String department,
            List<String> departments,
            List<String> stages) {
        this(id, name, roles, List.of(EVERY_REGION), department, departments, stages, List.of(), List.of());
    }

    /** The same in these regions only. */
    public Person in(String... only) {
        return new Person(
                id, name, roles, List.of(only), department, departments, stages, stageDepartments, substitutions);
    }

    /** The same by another name. */
    public Person called(String other) {
        return new Person(id, other, roles, regions, department, departments, stages, stageDepartments, substitutions);
    }

    /** 填报人 of a department. */
    public static Person clerk(String department) {
        return new Person(
                "clerk-" + department, "clerk-" + department, List.of("clerk"), department, List.of(), List.of());
    }

    /** A reviewer of one stage, who belongs to no department that files and approves where the stage is the last. */
    public static Person reviewer(String stage) {
        return new Person(
                "reviewer-" + stage,
                "reviewer-" + stage,
                List.of("reviewer", "final-reviewer"),
                null,
                List.of(),
                List.of(stage));
    }

    /** Someone who may read everything. */
    public static Person auditor() {
        return new Person("auditor", "auditor", List.of("auditor"), null, List.of(), List.of());
    }

    /** What a token says about the person besides the subject. */
    Map<String, Object> claims() {
        var claims = rights();
        if (!substitutions.isEmpty()) {
            claims.put(
                    "substitutes",
                    substitutions.stream().map(Substitution::claims).toList());
        }
        return claims;
    }

    private Map<String, Object> rights() {
        var rights = new LinkedHashMap<String, Object>();
        rights.put("name", name);
        rights.put("roles", roles);
        rights.put("regions", regions);
        if (department != null) {
            rights.put("department", department);
        }
        rights.put("departments", departments);
        rights.put("stages", stages);
        rights.put("stage_departments", stageDepartments);
        return rights;
    }
}
