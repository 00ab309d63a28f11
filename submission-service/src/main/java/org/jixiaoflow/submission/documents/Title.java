package org.jixiaoflow.submission.documents;

import java.util.Set;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A form's title as bureaus print it: {@code 云岭县2025年度部门（单位）整体支出绩效目标申报表}.
 *
 * @param kind what the title says the form is
 * @param department the department's name where the title begins with one; null if not
 * @param year 0 where none is printed
 * @param project whether the form is about one project, not the whole department
 * @param goesOn whether it heads more of a table that began before: 续表
 */
record Title(Kind kind, @Nullable String department, int year, boolean project, boolean goesOn) {

    private static final int LONGEST = 60;
    private static final Pattern ATTACHMENT = Pattern.compile("^附[件表录]?[0-9一二三四五六七八九十]{0,3}(?:-\\d+)?[:.、]?");
    private static final Pattern TABLE =
            Pattern.compile("([^,;。!?、]{0,40}?)((?:部门|单位|预算)?(?:\\((?:部门|单位)\\)|及单位|和单位|/单位)?(?:预算)?"
                    + "(?:整体(?:支出)?|项目(?:支出)?|专项(?:资金)?|转移支付|政策|部门预算|支出|部门)?(?:预算)?绩效"
                    + "[^,;。!?、]{0,16}?表)(?:\\([^()]{0,20}\\))*");
    private static final Pattern BARE =
            Pattern.compile("([^,;。!?、]{2,40}?)(?:部门|单位|部门\\(单位\\))?(整体(?:支出)?绩效(?:目标|自评))(?:\\([^()]{0,20}\\))*");
    private static final Pattern DUTIES = Pattern.compile("(?:部门)?职责[-—–](?:工作)?活动绩效目标");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)(?:年度?|财政年度)?");
    private static final Pattern DEPARTMENT = Pattern.compile(
            ".{2,}(?:局|委员会|委|办公室|办|中心|院|校|学校|中学|小学|站|所|厅|处|队|协会|联合会|总会|工会|镇|乡|街道|公司|馆|团|会|社|部|政府|党校|侨联|文联|残联|妇联|科协|工商联|管委会|分局|支队|大队)");
    /** What stands in brackets at the end: {@code …目标表（市教育局）}. */
    private static final Pattern BEHIND = Pattern.compile("\\(([^()]{2,20})\\)$");

    private static final Pattern GOES_ON = Pattern.compile("\\(续表?[0-9一二三四五六七八九十]{0,2}\\)|续表[0-9一二三四五六七八九十]{0,2}$");
    private static final Set<String> NOT_ONE =
            Set.of("部门", "单位", "各部门", "各单位", "市级部门", "县级部门", "区级部门", "省级部门", "本部门", "预算部门");

    /** Null if the text is no title. */
    static @Nullable Title of(String text) {
        if (text.length() > LONGEST + 20 || text.indexOf('绩') < 0) {
            return null;
        }
        var squeezed = ATTACHMENT.matcher(Text.halfWidth(Text.squeeze(text))).replaceFirst("");
        if (squeezed.length() > LONGEST) {
            return null;
        }
        var table = TABLE.matcher(squeezed);
        if (table.matches()) {
            var front = table.group(1);
            return isTable(front, table.group(2)) ? title(squeezed, front) : null;
        }
        if (DUTIES.matcher(squeezed).matches()) {
            return new Title(Kind.OBJECTIVE, null, 0, false, false);
        }
        var bare = BARE.matcher(squeezed);
        return bare.matches() && YEAR.matcher(bare.group(1)).find() ? title(squeezed, bare.group(1)) : null;
    }

    /** 绩效…表 alone could be a name of anything. */
    private static boolean isTable(String front, String words) {
        var whole = words.contains("整体") || front.contains("整体");
        var filed = words.contains("目标") || words.contains("自评") || words.contains("申报");
        var other = words.contains("监控") || words.contains("评价") || words.contains("自评") || words.contains("评分");
        return whole || filed || (other && !words.startsWith("绩效"));
    }

    private static Title title(String whole, String front) {
        var year = YEAR.matcher(whole);
        var printedYear = year.find() ? Integer.parseInt(year.group(1)) : 0;
        var name = YEAR.matcher(front).replaceAll("").replaceFirst("^关于", "").replaceFirst("^\\(", "");
        name = Text.withoutBrackets(name);
        var behind = BEHIND.matcher(whole);
        var last = behind.find() ? behind.group(1) : "";
        var department = isName(name) ? name : isName(last) ? last : null;
        return new Title(
                kind(whole),
                department,
                printedYear,
                isOfProject(whole),
                GOES_ON.matcher(whole).find());
    }

    private static boolean isName(String text) {
        return DEPARTMENT.matcher(text).matches() && !NOT_ONE.contains(text);
    }

    private static Kind kind(String title) {
        if (title.contains("自评") || title.contains("自我评价")) {
            return Kind.SELF_EVALUATION;
        }
        if (isOfProject(title)) {
            return Kind.PROJECT;
        }
        var other = title.contains("监控")
                || title.contains("监测")
                || title.contains("跟踪")
                || title.contains("评价")
                || title.contains("评分")
                || title.contains("审核")
                || title.contains("评审")
                || title.contains("完成情况")
                || title.contains("调整");
        return other ? Kind.OTHER : Kind.OBJECTIVE;
    }

    private static boolean isOfProject(String title) {
        return (title.contains("项目") || title.contains("专项") || title.contains("转移支付") || title.contains("政策"))
                && !title.contains("整体");
    }

    /** Whether a text reads like the name of a department. */
    static boolean isDepartment(String text) {
        var squeezed = Text.withoutBrackets(Text.halfWidth(Text.squeeze(text)));
        return squeezed.length() <= 30 && DEPARTMENT.matcher(squeezed).matches() && !NOT_ONE.contains(squeezed);
    }
}
