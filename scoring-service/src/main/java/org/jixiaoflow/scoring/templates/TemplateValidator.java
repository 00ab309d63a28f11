package org.jixiaoflow.scoring.templates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.templates.Fault;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a template: only one that is whole can score whatever comes. */
final class TemplateValidator {

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);
    private static final int LONGEST_NAME = 60;

    private final Map<String, Set<String>> nodes;

    /** @param nodes the indicators' levels that forms know; empty if any may be named */
    TemplateValidator(List<TemplateSettings.Node> nodes) {
        this.nodes = nodes.stream()
                .collect(Collectors.toMap(TemplateSettings.Node::name, node -> Set.copyOf(node.level2())));
    }

    List<Fault> faults(ScoringTemplate template) {
        var faults = new ArrayList<>(Fault.ofHead(template));
        if (template.getName().isBlank() || template.getName().length() > LONGEST_NAME) {
            faults.add(Fault.at("/name", "NO_NAME", LONGEST_NAME));
        }
        levels(template, faults);
        gradeBands(template.getGradeBands(), faults);
        qualitativeBands(template, faults);
        choices(template, faults);
        return faults;
    }

    private void levels(ScoringTemplate template, List<Fault> faults) {
        var named = new HashSet<String>();
        within(template.getExecutionPoints(), ALL_POINTS, "/executionPoints", faults);
        each(template.getLevels(), "/levels", (level, pointer) -> {
            within(level.getPoints(), ALL_POINTS, pointer + "/points", faults);
            node(level.getLevel1(), nodes.keySet(), named, pointer + "/level1", faults);
        });
        var inside = new HashSet<String>();
        each(
                template.getLevels(),
                "/levels",
                (level, pointer) -> each(
                        level.getLevel2(),
                        pointer + "/level2",
                        (level2, place) ->
                                node(level2, nodes.getOrDefault(level.getLevel1(), Set.of()), inside, place, faults)));
        var points = template.getLevels().stream()
                .map(LevelBudget::getPoints)
                .reduce(template.getExecutionPoints(), BigDecimal::add);
        if (points.compareTo(ALL_POINTS) != 0) {
            faults.add(Fault.at("/levels", "POINTS_NOT_100", points.toPlainString()));
        }
    }

    private void node(String name, Set<String> known, Set<String> named, String pointer, List<Fault> faults) {
        if (!nodes.isEmpty() && !known.contains(name)) {
            faults.add(Fault.at(pointer, "UNKNOWN_NODE", name));
        }
        if (!named.add(name)) {
            faults.add(Fault.at(pointer, "REPEATED_NODE", name));
        }
    }

    private static void gradeBands(List<GradeBand> bands, List<Fault> faults) {
        var grades = bands.stream().map(GradeBand::getGrade).toList();
        if (!grades.equals(List.of(Grade.values())) || !falls(bands, GradeBand::getFrom)) {
            faults.add(Fault.at("/gradeBands", "BANDS_NOT_FALLING"));
        }
    }

    private static void qualitativeBands(ScoringTemplate template, List<Fault> faults) {
        var bands = template.getQualitativeBands();
        if (bands.isEmpty()) {
            return;
        }
        @Nullable BigDecimal end = ALL_POINTS;
        var adjoining = true;
        for (var band : bands) {
            adjoining &= band.getTo().compareTo(end) == 0;
            end = band.getFrom();
        }
        if (!adjoining
                || !bands.stream().map(band -> band.getBand()).toList().equals(List.of(QualitativeBand.values()))
                || !falls(bands, band -> band.getFrom())) {
            faults.add(Fault.at("/qualitativeBands", "BANDS_NOT_FALLING"));
        }
    }

    /** Whether each begins below the one before, the first below 100 and the last at 0. */
    private static <T> boolean falls(List<T> bands, Function<T, BigDecimal> from) {
        var above = ALL_POINTS.add(BigDecimal.ONE);
        for (var band : bands) {
            if (from.apply(band).compareTo(above) >= 0) {
                return false;
            }
            above = from.apply(band);
        }
        return above.signum() == 0;
    }

    private static void choices(ScoringTemplate template, List<Fault> faults) {
        each(
                template.getScales(),
                "/scales",
                (scale, pointer) -> each(
                        scale.getGrades(),
                        pointer + "/grades",
                        (grade, place) ->
                                within(grade.getCoefficient(), BigDecimal.ONE, place + "/coefficient", faults)));
        each(template.getSatisfaction(), "/satisfaction", (interval, pointer) -> {
            within(interval.getFrom(), ALL_POINTS, pointer + "/from", faults);
            within(interval.getShare(), ALL_POINTS, pointer + "/share", faults);
        });
        each(template.getRateCaps(), "/rateCaps", (cap, pointer) -> {
            within(cap.getBelow(), ALL_POINTS, pointer + "/below", faults);
            within(cap.getTotal(), ALL_POINTS, pointer + "/total", faults);
        });
        var penalty = template.getZeroPenalty();
        Stream.of(
                        template.getOverAchievedFrom().signum() > 0 ? null : "/overAchievedFrom",
                        penalty == null || penalty.signum() > 0 ? null : "/zeroPenalty",
                        template.getGraceDays() >= 0 ? null : "/graceDays")
                .filter(pointer -> pointer != null)
                .forEach(pointer -> faults.add(Fault.at(pointer, "NOT_POSITIVE")));
    }

    private static void within(BigDecimal number, BigDecimal most, String pointer, List<Fault> faults) {
        if (number.signum() < 0 || number.compareTo(most) > 0) {
            faults.add(Fault.at(pointer, "OUT_OF_RANGE", most.toPlainString()));
        }
    }

    private static <T> void each(List<T> items, String pointer, Look<T> look) {
        for (var i = 0; i < items.size(); i++) {
            look.at(items.get(i), pointer + "/" + i);
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        void at(T item, String pointer);
    }
}
