package org.jixiaoflow.submission.validation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.Nullable;

/**
 * V25: forms of two departments that share at least half of their indicators' names. Each form's counterpart is the one it shares most
 * with; found exactly, by an index from names to forms.
 */
public final class SimilarForms {

    static final Rule RULE = new Rule("V25", Severity.WARN, (form, template) -> Stream.empty());

    /** Fewer names in common say nothing: every office has its satisfaction and its wages. */
    private static final int FEWEST = 3;

    private static final int[] NONE = {};

    private SimilarForms() {}

    /**
     * A form as it is compared.
     *
     * @param department whose it is; forms of one department aren't compared
     * @param names of its indicators
     */
    public record Compared(@Nullable String department, Set<String> names) {

        /** A form's content, as far as it is compared. */
        public static Compared of(FormContent form) {
            return new Compared(
                    form.getDepartmentName(),
                    form.getIndicators().stream()
                            .map(Rows::name)
                            .filter(name -> !name.isEmpty())
                            .collect(toUnmodifiableSet()));
        }

        boolean isOfAnother(Compared form) {
            return department == null || !Objects.equals(department, form.department);
        }
    }

    /**
     * What a form shares with another.
     *
     * @param with index of the other
     * @param shared names in both
     */
    public record Copy(int with, int shared) {}

    /** Of each form, by index, the other it copies or is copied by. */
    public static List<Optional<Copy>> among(List<Compared> forms) {
        var formsByName = formsByName(forms);
        return IntStream.range(0, forms.size())
                .mapToObj(index -> nearest(index, forms, formsByName))
                .toList();
    }

    private static Optional<Copy> nearest(int index, List<Compared> forms, Map<String, int[]> formsByName) {
        var form = forms.get(index);
        var shared = new int[forms.size()];
        for (var name : form.names()) {
            for (var other : formsByName.getOrDefault(name, NONE)) {
                shared[other]++;
            }
        }
        var nearest = -1;
        for (var other = 0; other < shared.length; other++) {
            if (other != index
                    && shared[other] > (nearest < 0 ? 0 : shared[nearest])
                    && isCopy(form, forms.get(other), shared[other])) {
                nearest = other;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(new Copy(nearest, shared[nearest]));
    }

    private static boolean isCopy(Compared form, Compared other, int shared) {
        return shared >= FEWEST
                && 2 * shared >= Math.max(form.names().size(), other.names().size())
                && form.isOfAnother(other);
    }

    private static Map<String, int[]> formsByName(List<Compared> forms) {
        var byName = new HashMap<String, IntStream.Builder>();
        for (var index = 0; index < forms.size(); index++) {
            for (var name : forms.get(index).names()) {
                byName.computeIfAbsent(name, none -> IntStream.builder()).add(index);
            }
        }
        var built = new HashMap<String, int[]>();
        byName.forEach((name, indexes) -> built.put(name, indexes.build().toArray()));
        return built;
    }

    /** What a reviewer is told of a form that shares so many names with one that is called {@code other}. */
    public static Finding finding(Compared form, String other, Copy copy, ValidationTemplate template) {
        return Validation.finding(
                RULE, Violation.form(copy.shared(), form.names().size(), other), template);
    }
}
