package org.jixiaoflow.submission.validation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
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
public final class Copies {

    static final Rule RULE = new Rule("V25", Severity.WARN, (form, template) -> Stream.empty());

    /** Fewer names in common say nothing: every office has its satisfaction and its wages. */
    private static final int FEWEST = 3;

    private Copies() {}

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
        var shared = new int[forms.size()];
        var copies = new ArrayList<Optional<Copy>>();
        for (var index = 0; index < forms.size(); index++) {
            var form = forms.get(index);
            var own = index;
            var met = form.names().stream()
                    .flatMapToInt(name -> IntStream.of(formsByName.getOrDefault(name, new int[0])))
                    .filter(other -> other != own && shared[other]++ == 0)
                    .toArray();
            copies.add(IntStream.of(met)
                    .filter(other -> isCopy(form, forms.get(other), shared[other]))
                    .boxed()
                    .reduce((one, other) -> shared[other] > shared[one] ? other : one)
                    .map(other -> new Copy(other, shared[other])));
            IntStream.of(met).forEach(other -> shared[other] = 0);
        }
        return List.copyOf(copies);
    }

    private static boolean isCopy(Compared form, Compared other, int shared) {
        return form.isOfAnother(other)
                && shared >= FEWEST
                && 2 * shared >= Math.max(form.names().size(), other.names().size());
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
        return Validation.finding(RULE, Hit.form(copy.shared(), form.names().size(), other), template);
    }
}
