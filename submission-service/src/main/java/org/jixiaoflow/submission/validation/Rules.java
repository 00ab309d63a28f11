package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.schemas.Severity.ERROR;
import static org.jixiaoflow.schemas.Severity.WARN;

import java.util.List;

/** Every rule there is, one a line. Codes and severities are those of the domain's list of rules; {@code C…} are the contract's own. */
final class Rules {

    /** Of objectives. */
    static final List<Rule> ALL = List.of(
            new Rule("C01", ERROR, FormRules::noIndicator),
            new Rule("C02", ERROR, FormRules::idsRepeated),
            new Rule("C03", ERROR, FormRules::tooManyRows),
            new Rule("C04", ERROR, FormRules::textsTooLong),
            new Rule("V01", ERROR, FormRules::departmentMissing),
            new Rule("V02", ERROR, IndicatorRules::weightMissing),
            new Rule("V03", ERROR, FormRules::weightsDoNotAddUp),
            new Rule("V05", ERROR, FormRules::levelMissing),
            new Rule("V07", ERROR, FormRules::farTooFewIndicators),
            new Rule("V07", WARN, FormRules::tooFewIndicators),
            new Rule("V08", ERROR, IndicatorRules::placeholderName),
            new Rule("V09", ERROR, IndicatorRules::blankName),
            new Rule("V10", ERROR, IndicatorRules::scaleForGrade),
            new Rule("V12", ERROR, IndicatorRules::contradiction),
            new Rule("V14", ERROR, IndicatorRules::unattainable),
            new Rule("V16", ERROR, IndicatorRules::beyondWhole),
            new Rule("V33", ERROR, IndicatorRules::zeroToExceed),
            new Rule("V33", WARN, IndicatorRules::negativeTarget));

    /** Of self-evaluations. */
    static final List<Rule> OF_SELF_EVALUATIONS = List.of(
            new Rule("C01", ERROR, FormRules::noIndicator),
            new Rule("C02", ERROR, FormRules::idsRepeated),
            new Rule("C03", ERROR, FormRules::tooManyRows),
            new Rule("C04", ERROR, FormRules::textsTooLong),
            new Rule("C04", ERROR, AchievementRules::textsTooLong),
            new Rule("C11", ERROR, AchievementRules::executionMissing),
            new Rule("C12", ERROR, AchievementRules::actualMissing),
            new Rule("C12", ERROR, AchievementRules::achievementMissing),
            new Rule("C13", ERROR, AchievementRules::outsideBand),
            new Rule("F20", WARN, AchievementRules::deviationUnexplained));

    private Rules() {}
}
