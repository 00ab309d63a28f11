package org.jixiaoflow.cli.demo;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.contract.FormId;

/** Reports at year end as a department does that kept most of its promises: every fifth indicator fell short, with a reason. */
final class ScriptedDepartment {

    private static final int FELL_SHORT = 5;
    private static final BudgetExecution EXECUTION =
            new BudgetExecution(new BigDecimal("3000000.00"), new BigDecimal("2850000.00"));

    private ScriptedDepartment() {}

    /** The self-evaluation of an approved objective. */
    static DemoForm evaluation(DemoForm objective) {
        var id = objective.id();
        var rows = objective.content().getIndicators();
        var content = FormContent.newBuilder()
                .setExecution(EXECUTION)
                .setIndicators(IntStream.range(0, rows.size())
                        .mapToObj(row -> achieved(rows.get(row), row % FELL_SHORT == FELL_SHORT - 1))
                        .toList())
                .build();
        return new DemoForm(
                new FormId(id.regionCode(), id.year(), FormKind.SELF_EVALUATION, id.departmentCode(), id.unitCode()),
                objective.department(),
                content);
    }

    private static Indicator achieved(Indicator target, boolean fellShort) {
        var row = Indicator.newBuilder().setId(target.getId()).setDeviation(fellShort ? "年内工作推迟，明年一季度完成" : null);
        return target.getOperator() == Operator.QUALITATIVE
                ? row.setBand(fellShort ? QualitativeBand.PARTLY : QualitativeBand.ACHIEVED)
                        .setBandPercent(new BigDecimal(fellShort ? "70.00" : "95.00"))
                        .build()
                : row.setActual(fellShort ? "0" : target.getTarget())
                        .setEvidence("年度工作台账")
                        .build();
    }
}
