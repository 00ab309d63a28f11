package org.jixiaoflow.review.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;

/**
 * What a department may change after a field-scoped return: the commented fields and what depends on them.
 *
 * <ul>
 *   <li>An indicator's operator, direction, target and unit make one statement, so one of them frees all four.
 *   <li>What a self-evaluation says of an indicator is one statement too.
 *   <li>Weights add up to a fixed sum, so one of them, or a whole indicator, frees all weights.
 *   <li>A remark explains its indicator, so any field of the indicator frees it.
 *   <li>An indicator names its goal, so a whole goal frees these names.
 *   <li>Where the content was read from follows every change.
 * </ul>
 */
final class EditablePaths {

    private static final String INDICATORS = "/indicators";
    private static final String GOALS = "/annualGoals";
    private static final List<Set<String>> STATEMENTS =
            List.of(Set.of("operator", "direction", "target", "unit"), SelfEvaluation.ACHIEVEMENT);
    private static final List<String> ORIGIN = List.of("/notes", "/source");

    private EditablePaths() {}

    /** The paths freed by comments on those; none, which locks nothing, if one of them is on the whole form. */
    static List<String> around(Collection<String> commented, FormContent content) {
        if (commented.contains("")) {
            return List.of();
        }
        var paths = new TreeSet<>(commented);
        commented.forEach(path -> addDependents(path, content, paths));
        return List.copyOf(paths);
    }

    /** Whether a change of that path is allowed; nothing is locked if there are no editable paths. */
    static boolean allow(List<String> editable, String path) {
        return editable.isEmpty() || isUnder(ORIGIN, path) || isUnder(editable, path);
    }

    private static void addDependents(String path, FormContent content, Set<String> paths) {
        var segments = ContentPaths.segments(path);
        var whole = segments.size() <= 2;
        if (isUnder(List.of(GOALS), path) && whole) {
            addOfEveryIndicator("goalId", content, paths);
        }
        if (isUnder(List.of(INDICATORS), path)) {
            if (whole || segments.get(2).equals("weight")) {
                addOfEveryIndicator("weight", content, paths);
            }
            if (!whole) {
                var indicator = ContentPaths.path(INDICATORS, segments.get(1));
                paths.add(indicator + "/remark");
                STATEMENTS.stream()
                        .filter(statement -> statement.contains(segments.get(2)))
                        .forEach(statement -> statement.forEach(field -> paths.add(indicator + "/" + field)));
            }
        }
    }

    private static void addOfEveryIndicator(String field, FormContent content, Set<String> paths) {
        content.getIndicators().stream()
                .map(Indicator::getId)
                .forEach(id -> paths.add(ContentPaths.path(ContentPaths.path(INDICATORS, id), field)));
    }

    /** Whether the path is one of those or below one; everything is below the whole form. */
    static boolean isUnder(List<String> parents, String path) {
        return parents.stream().anyMatch(parent -> path.equals(parent) || path.startsWith(parent + "/"));
    }
}
