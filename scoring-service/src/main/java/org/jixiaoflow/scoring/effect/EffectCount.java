package org.jixiaoflow.scoring.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.scoring.effect.TemplateEffect.Change;
import org.jixiaoflow.scoring.effect.TemplateEffect.DepartmentEffect;
import org.jixiaoflow.scoring.effect.TemplateEffect.FormEffect;
import org.jixiaoflow.scoring.effect.TemplateEffect.GradeMove;
import org.jixiaoflow.scoring.effect.TemplateEffect.KindEffect;
import org.jixiaoflow.scoring.effect.TemplateEffect.Totals;
import org.jixiaoflow.scoring.evaluation.DepartmentScores;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a template would change, score by score, with what scores and sums are made with when it is published. Scores of one
 * department's year come one after the other, so that no more than those are held, and the largest changes.
 */
final class EffectCount {

    private static final int MOST = 200;

    private final Draft draft;
    private final Map<FormKind, OfKind> kinds = new EnumMap<>(FormKind.class);
    private final Largest<FormEffect> forms = new Largest<>(FormEffect::total, FormEffect::formId);
    private final Largest<DepartmentEffect> departments = new Largest<>(
            DepartmentEffect::mean, each -> each.regionCode() + "-" + each.year() + "-" + each.departmentCode());
    private final List<FormScore> before = new ArrayList<>();
    private final List<FormScore> after = new ArrayList<>();
    private int unread;

    EffectCount(Draft draft) {
        this.draft = draft;
    }

    /**
     * Takes the next score.
     *
     * @param form what was scored; null if it isn't here yet, or any more
     */
    void take(FormScore score, @Nullable ApprovedForm form) {
        if (!before.isEmpty() && !isOfSameYear(before.get(0), score)) {
            endDepartment();
        }
        before.add(score);
        if (form == null) {
            unread++;
            after.add(score);
            return;
        }
        var by = draft.versions()
                .replacing(
                        score.getTemplateId(),
                        score.getTemplateVersion(),
                        form.getRegionCode(),
                        form.getYear(),
                        form.getKind());
        var scored = by.map(template -> Scorecard.score(form, template)).orElse(score);
        after.add(scored);
        if (by.isPresent()) {
            kinds.computeIfAbsent(score.getKind(), kind -> new OfKind()).take(score, scored);
            forms.offer(new FormEffect(
                    score.getFormId(),
                    score.getDepartmentName(),
                    new Change(score.getTotal(), scored.getTotal(), score.getGrade(), scored.getGrade())));
        }
    }

    private static boolean isOfSameYear(FormScore one, FormScore other) {
        return one.getDepartmentCode().equals(other.getDepartmentCode())
                && one.getYear() == other.getYear()
                && one.getRegionCode().equals(other.getRegionCode());
    }

    private void endDepartment() {
        if (!before.equals(after)) {
            var now = DepartmentScores.of(before);
            departments.offer(new DepartmentEffect(
                    now.getRegionCode(),
                    now.getYear(),
                    now.getDepartmentCode(),
                    now.getDepartmentName(),
                    change(now, DepartmentScores.of(after))));
        }
        before.clear();
        after.clear();
    }

    private static Change change(DepartmentScore before, DepartmentScore after) {
        return new Change(before.getMean(), after.getMean(), before.getGrade(), after.getGrade());
    }

    /**
     * All that was taken.
     *
     * @param names whether departments and forms are told one by one
     */
    TemplateEffect told(Reflected reflected, boolean names) {
        if (!before.isEmpty()) {
            endDepartment();
        }
        var template = draft.next();
        return new TemplateEffect(
                template.getTemplateId(),
                template.getVersion(),
                reflected.asOf(),
                reflected.refilling(),
                unread,
                kinds.values().stream().mapToInt(kind -> kind.before.forms).sum(),
                forms.offered,
                kinds.values().stream().mapToInt(OfKind::graded).sum(),
                departments.offered,
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue().told(kind.getKey()))
                        .toList(),
                names ? departments.told() : null,
                names ? forms.told() : null);
    }

    /** What is counted of the forms of a kind. */
    private static final class OfKind {

        private final Tally before = new Tally();
        private final Tally after = new Tally();
        private final Map<Grade, Map<Grade, Integer>> moves = new EnumMap<>(Grade.class);
        private int raised;
        private int lowered;

        void take(FormScore was, FormScore becomes) {
            before.take(was);
            after.take(becomes);
            var change = becomes.getTotal().compareTo(was.getTotal());
            raised += change > 0 ? 1 : 0;
            lowered += change < 0 ? 1 : 0;
            if (was.getGrade() != becomes.getGrade()) {
                moves.computeIfAbsent(was.getGrade(), from -> new EnumMap<>(Grade.class))
                        .merge(becomes.getGrade(), 1, Integer::sum);
            }
        }

        int graded() {
            return moves().mapToInt(GradeMove::forms).sum();
        }

        private Stream<GradeMove> moves() {
            return moves.entrySet().stream()
                    .flatMap(from -> from.getValue().entrySet().stream()
                            .map(to -> new GradeMove(from.getKey(), to.getKey(), to.getValue())));
        }

        KindEffect told(FormKind kind) {
            return new KindEffect(kind, before.forms, raised, lowered, before.told(), after.told(), moves().toList());
        }
    }

    /** Scores on one side. */
    private static final class Tally {

        private final Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
        private BigDecimal sum = BigDecimal.ZERO.setScale(2);
        private @Nullable BigDecimal lowest;
        private @Nullable BigDecimal highest;
        private int forms;

        void take(FormScore score) {
            var total = score.getTotal();
            forms++;
            sum = sum.add(total);
            lowest = lowest == null ? total : lowest.min(total);
            highest = highest == null ? total : highest.max(total);
            grades.merge(score.getGrade(), 1, Integer::sum);
        }

        Totals told() {
            return new Totals(
                    sum,
                    sum.divide(BigDecimal.valueOf(forms), 2, RoundingMode.HALF_UP),
                    Objects.requireNonNull(lowest),
                    Objects.requireNonNull(highest),
                    Stream.of(Grade.values())
                            .map(grade -> new GradeCount(grade, grades.getOrDefault(grade, 0)))
                            .toList());
        }
    }

    /** Of all changes the largest. */
    private static final class Largest<T> {

        private final Function<T, Change> change;
        private final PriorityQueue<T> kept;
        private final Comparator<T> largestFirst;
        private int offered;

        Largest(Function<T, Change> change, Function<T, String> name) {
            this.change = change;
            this.largestFirst = Comparator.<T, BigDecimal>comparing(
                            each -> change.apply(each).size())
                    .reversed()
                    .thenComparing(name);
            this.kept = new PriorityQueue<>(largestFirst.reversed());
        }

        void offer(T effect) {
            if (change.apply(effect).isNone()) {
                return;
            }
            offered++;
            kept.add(effect);
            if (kept.size() > MOST) {
                kept.remove();
            }
        }

        List<T> told() {
            return kept.stream().sorted(largestFirst).toList();
        }
    }
}
