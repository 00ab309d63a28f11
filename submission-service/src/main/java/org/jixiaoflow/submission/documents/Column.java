package org.jixiaoflow.submission.documents;

/** What a table's column holds, as its heading says; the headings of each are in {@code vocabulary.properties}. */
public enum Column {
    /** 部门, where one table holds several departments' rows. */
    DEPARTMENT,
    GOAL,
    TASK,
    TASK_CONTENT,
    /** 预算金额 of a task: all of it. */
    TOTAL,
    /** 财政拨款 of a task. */
    FISCAL,
    /** 其他资金 of a task. */
    OTHER_FUNDS,
    LEVEL1,
    LEVEL2,
    NAME,
    OPERATOR,
    DIRECTION,
    TARGET,
    UNIT,
    WEIGHT,
    REMARK,
    /** 实际完成值: only a self-evaluation has it. */
    ACTUAL,
    SERIAL,
    /** The label of the rows (绩效指标), printed as a column of its own. */
    LABEL,
    /** 得分: what the department gave itself. */
    SCORE,
    /** 偏差原因分析及改进措施; reasons and measures may have a column each. */
    DEVIATION,
    /** 佐证材料. */
    EVIDENCE,
    /** A known heading of what a form doesn't hold: 上年实际值, 评分标准 … */
    KEPT;

    boolean isOfIndicators() {
        return compareTo(LEVEL1) >= 0 && compareTo(ACTUAL) <= 0;
    }

    boolean isOfTasks() {
        return compareTo(TASK) >= 0 && compareTo(OTHER_FUNDS) <= 0;
    }

    /** What only a self-evaluation has a field for; an objective that prints it keeps it as a note. */
    boolean isOfAchievement() {
        return this == ACTUAL || (compareTo(SCORE) >= 0 && compareTo(EVIDENCE) <= 0);
    }

    boolean isAmount() {
        return compareTo(TOTAL) >= 0 && compareTo(OTHER_FUNDS) <= 0;
    }
}
