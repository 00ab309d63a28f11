package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jspecify.annotations.Nullable;

/**
 * A label with what stands behind it or in the next cell: {@code 填报单位（盖章）：云岭县教育局}, {@code 基本支出 | 1020.5}. A cell without
 * label has none.
 *
 * @param kind null if the cell is no label
 * @param label as printed, without its colon
 * @param value null where nothing is printed
 */
record HeadLine(
        @Nullable Label kind,
        @Nullable Cell label,
        @Nullable Cell value) {

    private static final List<Label> KINDS = List.of(
            Label.DEPARTMENT,
            Label.PROJECT,
            Label.FUND_TOTAL,
            Label.FUND_BASIC,
            Label.FUND_PROJECT,
            Label.FUND_FISCAL,
            Label.FUND_OTHER,
            Label.MONEY,
            Label.ASIDE,
            Label.NOTE);

    private static final Pattern NEXT_LABEL = Pattern.compile("[\\s\\h]+(?=[^\\s\\h:：]{1,16}[:：])");
    private static final Pattern MONEY = Pattern.compile("[(]?(?:人民币)?(?:元|千元|万元|亿元|百万元)[)]?");
    private static final Pattern STAMP = Pattern.compile("(.*?)\\s*(?:[（(](?:盖章|公章|签章|章)[)）])?");
    /** {@code 2、资金结构：（1）基本支出}: a line of the budget with its number, and what the lines have in common in front of the first. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?:\\d{1,2}[、.])?(?:按?\\p{IsHan}{2,7}[:：])?\\s*\\(\\d{1,2}\\)\\s*(.+)", Pattern.DOTALL);

    private static final int LONGEST_LABEL = 32;
    /** When it was filled in, printed behind the department. */
    private static final Pattern DATE = Pattern.compile(
            "[\\s\\h,，;；(（]*(?:填[报表]|编报|编制)?(?:日期|时间)?[:：]?[\\s\\h]*20\\d\\d[\\s\\h]*[年./-][\\s\\h]*\\d{1,2}(?:[\\s\\h]*[月./-][\\s\\h]*(?:\\d{1,2}[\\s\\h]*日?)?)?[)）]?$");

    /** Whatever else stands in the same cell with a label of its own. */
    private static final Pattern ANOTHER_LABEL = Pattern.compile("[\\s\\h]+[^\\s\\h:：]{2,16}[:：].*$", Pattern.DOTALL);

    private static final Pattern CODE =
            Pattern.compile("^(?:[\\[【(（]\\d{3,}[\\]】)）]|\\d{3,}[\\s\\h]*[-—–_:：、.]?)[\\s\\h]*(?=[^\\d\\s\\h])");
    private static final Pattern CODE_BEHIND =
            Pattern.compile("[\\s\\h]*(?:[\\[【(（]\\d{3,}[\\]】)）]|[-—–_][\\s\\h]*\\d{6,})$");
    private static final Pattern AMOUNT = Pattern.compile("[¥￥]?\\d[\\d,.]*(?:元|千元|万元?|亿元?)?");

    /** The labels and values of a row, from left to right. */
    static List<HeadLine> of(Row row) {
        var cells = row.cells().stream().flatMap(cell -> parts(cell).stream()).toList();
        var lines = new ArrayList<HeadLine>();
        for (var index = 0; index < cells.size(); index++) {
            var cell = cells.get(index);
            var next = index + 1 < cells.size() ? cells.get(index + 1) : null;
            var line = line(cell, next);
            lines.add(line);
            if (next != null && next.equals(line.value)) {
                index++;
            }
        }
        return lines;
    }

    private static HeadLine line(Cell cell, @Nullable Cell next) {
        var text = cell.text();
        var colon = colon(text);
        var whole = colon < 0 || (kind(text) != null && !areUnits(text.substring(colon + 1)));
        var front = whole ? text : text.substring(0, colon);
        var kind = kind(front);
        if (kind == null) {
            return new HeadLine(null, null, cell);
        }
        var label = new Cell(cell.column(), Text.trim(front), cell.line());
        var rest = whole ? "" : Text.trim(text.substring(colon + 1));
        var follows = next != null && kind(beforeColon(next.text())) == null;
        var value = !rest.isEmpty() ? new Cell(cell.column(), rest, cell.line()) : follows ? next : null;
        if (kind == Label.DEPARTMENT
                && colon < 0
                && isShort(front)
                && (value == null || !Title.isDepartment(value.text()))) {
            return new HeadLine(null, null, cell);
        }
        if (kind == Label.DEPARTMENT && colon < 0 && value != null && Vocabulary.column(value.text()) != null) {
            return new HeadLine(null, null, cell);
        }
        if (value != null && areUnits(value.text()) && (kind == Label.DEPARTMENT || kind == Label.MONEY)) {
            return new HeadLine(Label.MONEY, label, value);
        }
        return new HeadLine(kind, label, value);
    }

    /** 部门 or 单位 alone could be the heading of a column. */
    private static boolean isShort(String label) {
        return Text.squeeze(label).length() <= 2;
    }

    /** One cell may hold several labels, parted by spaces. */
    private static List<Cell> parts(Cell cell) {
        var text = cell.text();
        if (kind(beforeColon(text)) != null) {
            var parts = new ArrayList<Cell>();
            var start = 0;
            var matcher = NEXT_LABEL.matcher(text);
            while (matcher.find()) {
                var rest = text.substring(matcher.end());
                if (kind(beforeColon(rest)) != null) {
                    parts.add(new Cell(cell.column(), Text.trim(text.substring(start, matcher.start())), cell.line()));
                    start = matcher.end();
                }
            }
            parts.add(new Cell(cell.column(), Text.trim(text.substring(start)), cell.line()));
            return parts.stream().filter(part -> !part.text().isEmpty()).toList();
        }
        return List.of(cell);
    }

    private static int colon(String text) {
        for (var index = 0; index < Math.min(text.length(), 32); index++) {
            if (text.charAt(index) == ':' || text.charAt(index) == '：') {
                return index;
            }
        }
        return -1;
    }

    private static String beforeColon(String text) {
        var colon = colon(text);
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static @Nullable Label kind(String text) {
        var kind = named(text);
        if (kind != null || text.length() > LONGEST_LABEL) {
            return kind;
        }
        var numbered = NUMBERED.matcher(Text.halfWidth(text));
        var behind = numbered.matches() ? named(numbered.group(1)) : null;
        return fund(behind) == null ? null : behind;
    }

    private static @Nullable Label named(String text) {
        return Vocabulary.firstOf(KINDS, text);
    }

    private static boolean isMoney(String text) {
        return MONEY.matcher(text).matches();
    }

    /** {@code 万元、%}: what the form counts in, which no department is called. */
    private static boolean areUnits(String text) {
        var parts = units(text).toList();
        return !parts.isEmpty() && parts.stream().allMatch(part -> isMoney(part) || Vocabulary.isUnit(part));
    }

    private static Stream<String> units(String text) {
        var plain = Text.withoutBrackets(Text.halfWidth(Text.squeeze(text)).replaceFirst("^[(](.*)[)]$", "$1"));
        return Stream.of(plain.split("[、,，;；/和及]")).filter(part -> !part.isEmpty());
    }

    /** The money among the units; null if it is none, or two. */
    static @Nullable String money(String text) {
        var all = areUnits(text) ? units(text).filter(HeadLine::isMoney).toList() : List.<String>of();
        return all.size() == 1 ? all.get(0).replaceAll("[()]|人民币", "") : null;
    }

    /** Whether the text is a department's line of its own: the label with its colon. */
    static boolean isDepartment(String text) {
        var colon = colon(text);
        return colon >= 0
                && Vocabulary.is(Label.DEPARTMENT, text.substring(0, colon))
                && !areUnits(text.substring(colon + 1));
    }

    /** Whether the text is a label of what no form has a field for. */
    static boolean isAside(String text) {
        return kind(text) == Label.ASIDE;
    }

    /** Whether the text begins with a known label and its colon. */
    static boolean isLabelled(String text) {
        var colon = colon(text);
        return colon >= 0 && kind(text.substring(0, colon)) != null;
    }

    /** Whether the row begins with a known label. */
    static boolean isLabel(Row row) {
        return of(row).get(0).kind() != null;
    }

    /** Whether the row is one below the table: sums, notes, who filled it in. */
    static boolean isFooter(Row row) {
        var first = row.first().text();
        if (Vocabulary.isPage(first) && row.cells().size() == 1) {
            return true;
        }
        var colon = colon(first);
        var front = colon < 0 ? first : first.substring(0, colon);
        var labelled = colon >= 0 || row.lone();
        return (Vocabulary.is(Label.ASIDE, front) && labelled)
                || (Vocabulary.is(Label.NOTE, front) && (labelled || row.cells().size() == 2))
                || isSignature(first)
                || isNumberedNote(first, row);
    }

    private static boolean isSignature(String text) {
        var word = Text.word(text);
        return word.length() <= 30
                && (word.contains("(签章)") || word.contains("(签字)") || word.contains("(盖章)") || word.contains("(公章)"))
                && Vocabulary.column(text) == null;
    }

    private static boolean isNumberedNote(String text, Row row) {
        return row.cells().size() == 1 && text.matches("(?:注|备注|说明)\\s*[0-9一二三][.、:：].*");
    }

    /** Whether the row sums others up: 合计 in one of its cells. */
    static boolean isSum(Row row) {
        return row.cells().stream().anyMatch(cell -> Vocabulary.is(Label.SUM, cell.text()));
    }

    /** The department's name without the place for its stamp; null if none is printed. */
    @Nullable String department() {
        if (value == null) {
            return null;
        }
        var alone = ANOTHER_LABEL.matcher(value.text()).replaceFirst("");
        var plain = alone.replaceFirst("^[（(](?:盖章|公章|签章|章)[)）]\\s*", "");
        var stamp = STAMP.matcher(withoutCode(DATE.matcher(plain).replaceFirst("")));
        var name = stamp.matches() ? Text.trim(stamp.group(1)) : value.text();
        var squeezed = Text.word(name);
        return squeezed.isEmpty() || squeezed.matches("\\(?(?:盖章|公章|签章)\\)?") ? null : Text.unbroken(name);
    }

    /** {@code [105001]灯塔局}, {@code 灯塔局（105001）}: the code isn't the name. */
    static String withoutCode(String text) {
        var name = Text.trim(
                CODE_BEHIND.matcher(CODE.matcher(text).replaceFirst("")).replaceFirst(""));
        return name.isEmpty() ? text : name;
    }

    @Nullable Fund fund() {
        return fund(kind);
    }

    /** What a label of an amount is about; null if it is none. */
    static @Nullable Fund fund(String text) {
        return fund(kind(text));
    }

    private static @Nullable Fund fund(@Nullable Label kind) {
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case FUND_TOTAL -> Fund.TOTAL;
            case FUND_BASIC -> Fund.BASIC;
            case FUND_PROJECT -> Fund.PROJECT;
            case FUND_FISCAL -> Fund.FISCAL;
            case FUND_OTHER -> Fund.OTHER;
            default -> null;
        };
    }

    /** Whether the text is an amount, or could be meant as one. */
    static boolean isAmount(String text) {
        return AMOUNT.matcher(Text.halfWidth(Text.squeeze(text))).matches();
    }

    /** What the heading's amounts are counted in; the other where it doesn't say. */
    static @Nullable String moneyOf(@Nullable String heading, @Nullable String otherwise) {
        var unit = heading == null ? null : moneyOf(heading);
        return unit == null ? otherwise : unit;
    }

    /** 万元 in the label's brackets; null if there is none. */
    private static @Nullable String moneyOf(String label) {
        var plain = Text.halfWidth(Text.squeeze(label)).replace("单位:", "").replace("单位", "");
        for (var unit : List.of("亿元", "百万元", "万元", "千元", "元")) {
            if (plain.toLowerCase(Locale.ROOT).contains("(" + unit)) {
                return unit;
            }
        }
        return null;
    }

    String printed() {
        return (label == null ? "" : label.text() + (value == null ? "" : "：")) + (value == null ? "" : value.text());
    }
}
