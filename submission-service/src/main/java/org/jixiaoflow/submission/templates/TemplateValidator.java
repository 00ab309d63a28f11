package org.jixiaoflow.submission.templates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.submission.validation.WordList;
import org.jixiaoflow.support.templates.Fault;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a validation template: only one that is whole can judge whatever comes. */
final class TemplateValidator {

    /** Names the address of all that are in force. */
    private static final String IN_FORCE = "in-force";

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);
    private static final int LONGEST_NAME = 60;
    private static final Set<String> LISTS =
            Stream.of(WordList.values()).map(WordList::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FAMILIES =
            Stream.of(Family.values()).map(Family::name).collect(Collectors.toUnmodifiableSet());

    private final ValidationTemplateVersion template;
    private final List<Fault> faults = new ArrayList<>();

    private TemplateValidator(ValidationTemplateVersion template) {
        this.template = template;
    }

    /** Everything that is wrong with it; nothing if it is whole. */
    static List<Fault> faults(ValidationTemplateVersion template) {
        var validator = new TemplateValidator(template);
        validator.head();
        validator.levels();
        validator.each(template.getScales(), "/scales");
        validator.require(!template.getScales().isEmpty(), "/scales", "NO_SCALE");
        validator.each(template.getPlaceholders(), "/placeholders");
        validator.thresholds(template.getThresholds());
        validator.words();
        validator.units();
        return List.copyOf(validator.faults);
    }

    private void head() {
        faults.addAll(Fault.ofHead(template));
        require(!template.getTemplateId().equals(IN_FORCE), "/templateId", "INVALID_ID");
        named(template.getName(), "/name");
    }

    private void levels() {
        var levels = template.getLevels();
        var names = new HashSet<String>();
        within(template.getExecutionPoints(), "/executionPoints");
        require(!levels.isEmpty(), "/levels", "NO_LEVEL");
        for (var at = 0; at < levels.size(); at++) {
            var level = levels.get(at);
            var place = "/levels/" + at;
            node(level.getName(), names, place + "/name");
            level.getExpected().forEach(name -> node(name, names, place + "/expected"));
            level.getOptional().forEach(name -> node(name, names, place + "/optional"));
            if (level.getPoints() != null) {
                within(level.getPoints(), place + "/points");
            }
        }
        var points = levels.stream()
                .map(ExpectedLevel::getPoints)
                .flatMap(Stream::ofNullable)
                .reduce(template.getExecutionPoints(), BigDecimal::add);
        require(
                levels.stream().allMatch(level -> level.getPoints() == null) || points.compareTo(ALL_POINTS) == 0,
                "/levels",
                "POINTS_NOT_100",
                points.stripTrailingZeros().toPlainString());
    }

    private void thresholds(@Nullable ValidationThresholds thresholds) {
        if (thresholds == null) {
            return;
        }
        require(thresholds.getFarTooFew() > 0, "/thresholds/farTooFew", "NOT_POSITIVE");
        require(thresholds.getFew() >= thresholds.getFarTooFew(), "/thresholds/few", "FEWER_THAN_FAR_TOO_FEW");
        within(thresholds.getRounding(), "/thresholds/rounding");
        within(thresholds.getSatisfaction(), "/thresholds/satisfaction");
        require(thresholds.getGoal() > 0, "/thresholds/goal", "NOT_POSITIVE");
        require(thresholds.getCell() > 0, "/thresholds/cell", "NOT_POSITIVE");
    }

    private void words() {
        var lists = new HashSet<String>();
        for (var at = 0; at < template.getWords().size(); at++) {
            var choice = template.getWords().get(at);
            var place = "/words/" + at;
            require(LISTS.contains(choice.getList()), place + "/list", "UNKNOWN_LIST", choice.getList());
            require(lists.add(choice.getList()), place + "/list", "REPEATED_NODE", choice.getList());
            require(!choice.getWords().isEmpty(), place + "/words", "EMPTY_LIST");
            each(choice.getWords(), place + "/words");
        }
    }

    private void units() {
        var known = true;
        for (var at = 0; at < template.getUnits().size(); at++) {
            var family = template.getUnits().get(at).getFamily();
            known &= require(FAMILIES.contains(family), "/units/" + at + "/family", "UNKNOWN_FAMILY", family);
        }
        try {
            if (known) {
                TemplateRecords.families(template.getUnits());
            }
        } catch (IllegalArgumentException contradiction) {
            faults.add(Fault.at("/units", "UNITS_CONTRADICT", String.valueOf(contradiction.getMessage())));
        }
    }

    private void node(String name, Set<String> others, String place) {
        named(name, place);
        require(others.add(name), place, "REPEATED_NODE", name);
    }

    private void named(String name, String place) {
        require(!name.isBlank() && name.length() <= LONGEST_NAME, place, "NO_NAME", LONGEST_NAME);
    }

    private void each(List<String> words, String place) {
        words.forEach(word -> named(word, place));
    }

    private void within(BigDecimal number, String place) {
        require(
                number.signum() >= 0 && number.compareTo(ALL_POINTS) <= 0,
                place,
                "OUT_OF_RANGE",
                ALL_POINTS.toPlainString());
    }

    private boolean require(boolean holds, String place, String code, Object... arguments) {
        if (!holds) {
            faults.add(Fault.at(place, code, arguments));
        }
        return holds;
    }
}
