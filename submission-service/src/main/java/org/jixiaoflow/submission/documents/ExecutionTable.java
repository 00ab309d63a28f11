package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jixiaoflow.submission.documents.PrintedForm.Execution;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jspecify.annotations.Nullable;

/**
 * What was planned and spent, as self-evaluations print it: a row for each source of money under 全年预算数, 全年执行数, 执行率. Only the row of
 * all sources counts, and only if the rate printed in it is that of its amounts.
 */
final class ExecutionTable {

    private static final int LEAST_COLUMNS = 2;
    /** A rate printed without decimals may be half a point off. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.51");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A row of amounts: what it is about, and what stands in each column. */
    private record Line(@Nullable Fund fund, boolean sum, List<Cell> cells, String printed) {}

    private final NavigableMap<Integer, Cell> headings = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable String unit;
    private int line;

    /** Whether the row is the heading of such a table. */
    static boolean isHeader(Row row) {
        return row.cells().stream()
                        .filter(cell -> Vocabulary.is(Label.FUND_COLUMN, cell.text()))
                        .count()
                >= LEAST_COLUMNS;
    }

    boolean isOpen() {
        return !headings.isEmpty();
    }

    void header(Row row) {
        headings.clear();
        line = row.line();
        for (var cell : row.cells()) {
            headings.put(cell.column(), cell);
            unit = HeadLine.moneyOf(cell.text(), unit);
        }
    }

    /** Takes the row in; all that it prints, each value with its heading. */
    String row(Row row) {
        var said = new ArrayList<String>();
        Fund fund = null;
        var sum = false;
        for (var cell : row.cells()) {
            var heading = headings.floorEntry(cell.column());
            var value = cell.text().matches("[-\\d.,%\\s]+");
            said.add(
                    heading == null || !value ? cell.text() : heading.getValue().text() + "：" + cell.text());
            if (!value) {
                unit = HeadLine.moneyOf(cell.text(), unit);
                fund = HeadLine.fund(withoutColon(cell.text()));
                sum = Vocabulary.is(Label.SUM, cell.text());
            }
        }
        var printed = String.join("；", said);
        if (row.cells().stream().anyMatch(cell -> amount(cell) != null)) {
            lines.add(new Line(fund, sum, row.cells(), printed));
        }
        return printed;
    }

    /** The line the table begins in. */
    int line() {
        return line;
    }

    /** Whether anything is printed of what was spent. */
    boolean isPrinted() {
        return !lines.isEmpty()
                && headings.values().stream().anyMatch(cell -> Vocabulary.is(Label.FUND_SPENT, cell.text()));
    }

    String printed() {
        return String.join(" / ", lines.stream().map(Line::printed).toList());
    }

    /** Null where it isn't certain. */
    @Nullable Execution read(@Nullable String formsUnit) {
        var whole = lines.stream()
                .filter(each -> each.fund == Fund.TOTAL || each.sum)
                .toList();
        var counts = whole.isEmpty() && lines.size() == 1 ? lines : whole;
        return counts.size() == 1 ? execution(counts.get(0), unit == null ? formsUnit : unit) : null;
    }

    private @Nullable Execution execution(Line whole, @Nullable String money) {
        var spent = Yuan.of(under(whole, Label.FUND_SPENT), money);
        var printedPlan = under(whole, Label.FUND_PLANNED);
        var planned = Yuan.of(printedPlan, money);
        var rate = under(whole, Label.FUND_RATE);
        if (spent == null || (printedPlan != null && planned == null)) {
            return null;
        }
        if (planned != null && rate != null && !isRate(rate, planned, spent)) {
            return null;
        }
        return new Execution(planned, spent, whole.printed);
    }

    /** What stands in the one column of that heading. */
    private @Nullable String under(Line whole, Label label) {
        var columns = headings.values().stream()
                .filter(cell -> Vocabulary.is(label, cell.text()))
                .map(Cell::column)
                .toList();
        return columns.size() != 1
                ? null
                : whole.cells.stream()
                        .filter(cell -> columns.contains(cell.column()))
                        .map(Cell::text)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isRate(String printed, BigDecimal planned, BigDecimal spent) {
        var text = Text.halfWidth(Text.squeeze(printed));
        var percent = text.endsWith("%");
        var number = percent ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("\\d{1,6}(?:\\.\\d{1,10})?") || planned.signum() == 0) {
            return planned.signum() != 0;
        }
        var real = spent.multiply(HUNDRED).divide(planned, 6, RoundingMode.HALF_UP);
        var said = new BigDecimal(number);
        var near = said.subtract(real).abs().compareTo(ROUNDING) <= 0;
        var share = said.multiply(HUNDRED).subtract(real).abs().compareTo(ROUNDING) <= 0;
        return near || (!percent && share);
    }

    private static @Nullable String amount(Cell cell) {
        return HeadLine.isAmount(cell.text()) ? cell.text() : null;
    }

    private static String withoutColon(String text) {
        return text.replaceFirst("^其中\\s*[:：]\\s*", "").replaceFirst("[:：]$", "");
    }
}
