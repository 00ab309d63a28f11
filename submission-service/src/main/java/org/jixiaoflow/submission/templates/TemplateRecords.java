package org.jixiaoflow.submission.templates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.UnitChoice;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.WordChoice;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.schemas.quantity.UnitFamilies;
import org.jixiaoflow.schemas.quantity.UnitFamilies.Names;
import org.jixiaoflow.submission.validation.Guidance;
import org.jixiaoflow.submission.validation.Level;
import org.jixiaoflow.submission.validation.Thresholds;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jixiaoflow.submission.validation.WordList;
import org.jixiaoflow.support.templates.Versions;
import org.jspecify.annotations.Nullable;

/** Validation templates read from the records of their topic. */
final class TemplateRecords {

    private TemplateRecords() {}

    /** The template that a version says. */
    static Applicable read(ValidationTemplateVersion version) {
        return new Applicable(
                version.getTemplateId(),
                version.getVersion(),
                Versions.reference(version),
                version.getName(),
                version.getRegionCode(),
                version.getYear(),
                version.getPreset(),
                new ValidationTemplate(
                        plain(version.getExecutionPoints()),
                        version.getLevels().stream().map(ExpectedLevel::getName).toList(),
                        version.getScales(),
                        Set.copyOf(version.getPlaceholders()),
                        version.getHeaviest(),
                        new Guidance(
                                version.getLevels().stream()
                                        .map(TemplateRecords::read)
                                        .toList(),
                                version.getWords().stream()
                                        .collect(toMap(
                                                choice -> WordList.valueOf(choice.getList()), WordChoice::getWords)),
                                families(version.getUnits()),
                                read(version.getThresholds()),
                                version.getYear())));
    }

    /**
     * The units there are with these.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    static UnitFamilies families(List<UnitChoice> units) {
        Map<Family, List<Names>> byFamily = units.stream()
                .collect(groupingBy(
                        unit -> Family.valueOf(unit.getFamily()),
                        mapping(
                                unit -> new Names(
                                        names(unit),
                                        unit.getBase(),
                                        unit.getFactor() == null ? null : plain(unit.getFactor())),
                                toList())));
        return UnitFamilies.usual().with(byFamily);
    }

    private static List<String> names(UnitChoice unit) {
        return Stream.concat(Stream.of(unit.getName()), unit.getOtherNames().stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Level read(ExpectedLevel level) {
        return new Level(
                level.getName(),
                level.getPoints() == null ? null : plain(level.getPoints()),
                level.getExpected(),
                level.getOptional());
    }

    private static Thresholds read(@Nullable ValidationThresholds thresholds) {
        return thresholds == null
                ? Thresholds.usual()
                : new Thresholds(
                        thresholds.getFarTooFew(),
                        thresholds.getFew(),
                        plain(thresholds.getRounding()),
                        plain(thresholds.getSatisfaction()),
                        thresholds.getGoal(),
                        thresholds.getCell());
    }

    /** As somebody would write it: it is quoted in findings. */
    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
