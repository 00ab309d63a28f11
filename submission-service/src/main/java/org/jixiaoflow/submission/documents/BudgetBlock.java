package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.PrintedForm.FundLine;
import org.jspecify.annotations.Nullable;

/** The lines of a form's head that say its budget, each with what it is counted in. */
final class BudgetBlock {

    private static final Pattern PARTS = Pattern.compile("[，；;、。]|,(?!\\d{3})");
    private static final Pattern AMOUNT = Pattern.compile(
            "\\s*(?:其中[:：]?)?([\\p{IsHan}]{2,12})[:：]?\\s*(\\d[\\d,]*(?:\\.\\d+)?\\s*(?:元|千元|万元|百万元|亿元))\\s*");

    private record Printed(int line, FundLine fund) {}

    private final List<Printed> lines = new ArrayList<>();
    private @Nullable String unit;

    /** A unit in brackets of the label is that line's. */
    void add(int line, Fund fund, String label, String amount) {
        lines.add(new Printed(line, new FundLine(fund, label, amount, HeadLine.moneyOf(label, null))));
    }

    /** {@code 年度预算：920万元，其中：基本支出800万元，项目支出120万元}: read if every part names what it is and its own unit. */
    void sentence(int line, String text) {
        var parts = PARTS.splitAsStream(text).map(AMOUNT::matcher).toList();
        if (parts.stream().allMatch(part -> part.matches() && HeadLine.fund(part.group(1)) != null)) {
            parts.forEach(part ->
                    add(line, Objects.requireNonNull(HeadLine.fund(part.group(1))), part.group(1), part.group(2)));
        }
    }

    /** A label over the whole block may say what it is counted in. */
    void label(String text) {
        unit = HeadLine.moneyOf(text, unit);
    }

    /** What amounts are counted in whose label doesn't say it: as that of the block or the form does, or all labels that do. */
    @Nullable String unit(@Nullable String money) {
        var form = unit == null ? money : unit;
        var named = named().toList();
        return form == null && named.size() == 1 ? named.get(0) : form;
    }

    /** Beside lines that are counted otherwise than the form says, those that don't say it could be either. */
    private @Nullable String certainUnit(@Nullable String money) {
        var whole = unit(money);
        return named().allMatch(named -> named.equals(whole)) ? whole : null;
    }

    private Stream<String> named() {
        return lines.stream()
                .map(line -> line.fund.unit())
                .filter(Objects::nonNull)
                .distinct();
    }

    /** Null if there is no line. */
    @Nullable AnnualBudget read(@Nullable String money) {
        return AnnualBudget.of(lines.stream().map(Printed::fund).toList(), certainUnit(money));
    }

    /** Whether another line on the same says another amount, so that none of them counts. */
    private boolean isSaidOtherwise(Printed line, @Nullable String whole) {
        var amount = line.fund.yuan(whole);
        return amount != null
                && lines.stream()
                        .filter(other -> other.fund.fund() == line.fund.fund())
                        .anyMatch(other -> differs(amount, other.fund.yuan(whole)));
    }

    private static boolean differs(BigDecimal amount, @Nullable BigDecimal other) {
        return other == null || other.compareTo(amount) != 0;
    }

    /** Lines whose amount stays empty. */
    List<Note> doubts(@Nullable String money) {
        var whole = certainUnit(money);
        return lines.stream()
                .filter(line -> line.fund.yuan(whole) == null || isSaidOtherwise(line, whole))
                .map(line -> Note.of(
                        line.line,
                        line.fund.unit() == null && whole == null
                                ? Note.Code.AMOUNT_WITHOUT_UNIT
                                : Note.Code.AMOUNT_UNCLEAR,
                        line.fund.label() + "：" + line.fund.amount()))
                .toList();
    }
}
