package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.schemas.Severity.ERROR;
import static org.jixiaoflow.schemas.Severity.INFO;
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
            new Rule("C05", ERROR, IndicatorRules::negativeWeight),
            new Rule("C21", WARN, BudgetRules::partsDoNotAddUp),
            new Rule("C22", WARN, BudgetRules::tasksTakeMore),
            new Rule("C22", INFO, BudgetRules::tasksTakeLess),
            new Rule("C23", ERROR, BudgetRules::negative),
            new Rule("C24", WARN, BudgetRules::printedOnly),
            new Rule("V01", ERROR, FormRules::departmentMissing),
            new Rule("V02", ERROR, IndicatorRules::weightMissing),
            new Rule("V03", ERROR, FormRules::weightsDoNotAddUp),
            new Rule("V04", WARN, GoalRules::levelsSharedOtherwise),
            new Rule("V05", ERROR, FormRules::levelMissing),
            new Rule("V06", WARN, GoalRules::level2Missing),
            new Rule("V07", ERROR, FormRules::farTooFewIndicators),
            new Rule("V07", WARN, FormRules::tooFewIndicators),
            new Rule("V08", ERROR, IndicatorRules::placeholderName),
            new Rule("V09", ERROR, IndicatorRules::blankName),
            new Rule("V10", ERROR, IndicatorRules::scaleForGrade),
            new Rule("V11", WARN, TargetRules::unitOfGrade),
            new Rule("V12", ERROR, IndicatorRules::contradiction),
            new Rule("V13", ERROR, TargetRules::lessOfWhatIsGood),
            new Rule("V13", WARN, TargetRules::moreOfWhatIsNot),
            new Rule("V14", ERROR, IndicatorRules::unattainable),
            new Rule("V15", INFO, TargetRules::strict),
            new Rule("V16", ERROR, IndicatorRules::beyondWhole),
            new Rule("V17", ERROR, TargetRules::unitOfSomethingElse),
            new Rule("V18", WARN, GoalRules::mostlyWhole),
            new Rule("V18", INFO, GoalRules::partlyWhole),
            new Rule("V19", WARN, NameRules::input),
            new Rule("V20", WARN, NameRules::vague),
            new Rule("V21", INFO, NameRules::boilerplate),
            new Rule("V22", ERROR, TargetRules::amountElsewhere),
            new Rule("V22", INFO, TargetRules::amountRounded),
            new Rule("V23", ERROR, NameRules::repeated),
            new Rule("V23", WARN, NameRules::repeatedElsewhere),
            new Rule("V24", ERROR, NameRules::conflicting),
            new Rule("V26", WARN, TargetRules::satisfactionBeyondReason),
            new Rule("V27", WARN, TargetRules::satisfactionByGrade),
            new Rule("V28", WARN, NameRules::wrongLevel2),
            new Rule("V29", INFO, NameRules::doubleBarrelled),
            new Rule("V30", WARN, GoalRules::weakGoal),
            new Rule("V31", WARN, GoalRules::wrongYear),
            new Rule("V32", WARN, TargetRules::weightInWords),
            new Rule("V33", ERROR, IndicatorRules::zeroToExceed),
            new Rule("V33", WARN, IndicatorRules::negativeTarget),
            new Rule("V34", INFO, NameRules::cut),
            new Rule("V35", WARN, GoalRules::taskWithoutIndicator),
            new Rule("V35", INFO, GoalRules::taskWithoutBudget),
            new Rule("V36", ERROR, ScorableRules::unscorable),
            new Rule("V37", ERROR, ScorableRules::notCompared),
            new Rule("V38", WARN, ScorableRules::shareForPercent));

    /** Of self-evaluations. */
    static final List<Rule> OF_SELF_EVALUATIONS = List.of(
            new Rule("C01", ERROR, FormRules::noIndicator),
            new Rule("C02", ERROR, FormRules::idsRepeated),
            new Rule("C03", ERROR, FormRules::tooManyRows),
            new Rule("C04", ERROR, FormRules::textsTooLong),
            new Rule("C05", ERROR, IndicatorRules::negativeWeight),
            new Rule("C04", ERROR, AchievementRules::textsTooLong),
            new Rule("C11", ERROR, AchievementRules::executionMissing),
            new Rule("C12", ERROR, AchievementRules::actualMissing),
            new Rule("C12", ERROR, AchievementRules::achievementMissing),
            new Rule("C13", ERROR, AchievementRules::outsideBand),
            new Rule("C14", WARN, ScorableRules::achievedAsShare),
            new Rule("F20", WARN, AchievementRules::deviationUnexplained));

    private Rules() {}
}
