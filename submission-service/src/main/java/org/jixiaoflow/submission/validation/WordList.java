package org.jixiaoflow.submission.validation;

import java.util.List;

/** Words that give a kind of indicator away. A template may bring lists of its own; these are the usual ones. */
public enum WordList {
    /** How those served think of it. */
    SATISFACTION("满意"),
    /** Of these less is better. */
    HARM("事故", "投诉", "违法", "违规", "死亡", "差错", "失误"),
    /** Money spent or a time limit: more of it is no merit. */
    LIMIT("时限", "支出", "成本", "预算数"),
    /** Input that is no output: wages, running costs. */
    INPUT("工资", "公用经费", "人员经费", "人员性支出", "预算数", "经费支出", "运转支出", "在职", "保险缴费"),
    /** Steps of handling money, which every office has. */
    BOILERPLATE("资金支出", "支出资金", "资金及时支出", "科目调整", "预算编制", "合规率", "支出及时"),
    /** Says nothing anyone could measure. */
    VAGUE("正常运行", "正常运转", "安心工作", "工作效率", "整体工作水平", "职能执行率", "各项工作", "提高单位职能", "有效提升", "有序开展", "长期影响"),
    /** Something is measured; a name that says one of these on both sides of a pause or an "and" asks for two values. */
    MEASURE("率", "满意", "指数", "及时", "按时", "按期", "完成", "合格", "增加", "增长", "提高", "提升", "降低", "减少", "节约", "节省"),
    /** A cost indicator says one of these. */
    COST("成本", "支出", "经费", "费用", "资金", "预算", "万元", "节约", "控制", "工资"),
    /** A time indicator says one of these. */
    TIME("时", "期", "日", "月", "年", "季", "进度", "速度");

    // List.of is immutable; the checker knows only Guava's lists.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> usual;

    WordList(String... usual) {
        this.usual = List.of(usual);
    }

    List<String> usual() {
        return usual;
    }
}
