package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jspecify.annotations.Nullable;

/** Amounts of the budget in columns of their own: 资金总额 | 财政拨款 | 其他资金, with rows of numbers below. */
final class FundColumns {

    private static final int LEAST = 2;

    private final BudgetBlock budget;
    private final Map<Integer, Cell> headings = new TreeMap<>();
    /** Where the department stands beside its amounts; -1 if nowhere. */
    private int department = -1;

    FundColumns(BudgetBlock budget) {
        this.budget = budget;
    }

    /** Whether the row is made of their headings. */
    static boolean areIn(Row row) {
        return row.cells().stream()
                                .filter(cell -> HeadLine.fund(cell.text()) != null)
                                .count()
                        >= LEAST
                && !hasAmounts(row);
    }

    static boolean hasAmounts(Row row) {
        return row.cells().stream().anyMatch(cell -> HeadLine.isAmount(cell.text()));
    }

    boolean isOpen() {
        return !headings.isEmpty();
    }

    void close() {
        headings.clear();
        department = -1;
    }

    /** The department's name beside the amounts of the row; null if there is none. */
    @Nullable Cell department(Row row) {
        return row.cells().stream()
                .filter(cell -> cell.column() == department && Title.isDepartment(cell.text()))
                .findFirst()
                .orElse(null);
    }

    /** Takes the headings in; those that head no amounts. */
    List<Cell> header(Row row) {
        close();
        var others = new ArrayList<Cell>();
        for (var cell : row.cells()) {
            if (HeadLine.fund(cell.text()) != null && !isLabelOfAll(cell, row)) {
                headings.put(cell.column(), cell);
            } else {
                department = Vocabulary.is(Label.DEPARTMENT, cell.text()) ? cell.column() : department;
                budget.label(cell.text());
                others.add(cell);
            }
        }
        return others;
    }

    /** 资金总额 in front of the row labels all of it, if another column is that of the total. */
    private static boolean isLabelOfAll(Cell cell, Row row) {
        var last = row.cells().get(row.cells().size() - 1);
        return cell.equals(row.first())
                && !cell.equals(last)
                && HeadLine.fund(cell.text()) == Fund.TOTAL
                && row.cells().stream().skip(1).anyMatch(other -> HeadLine.fund(other.text()) == Fund.TOTAL);
    }

    /** Takes the amounts of a row in; its cells that are none of them. */
    List<Cell> row(Row row) {
        var others = new ArrayList<Cell>();
        for (var cell : row.cells()) {
            var heading = headings.get(cell.column());
            var fund = heading == null ? null : HeadLine.fund(heading.text());
            var source = source(row, cell);
            if (heading != null && fund != null && source == null && HeadLine.isAmount(cell.text())) {
                budget.add(cell.line(), fund, heading.text(), cell.text());
            } else if (source != null && HeadLine.fund(source.text()) != null) {
                var unit = HeadLine.moneyOf(Objects.requireNonNull(heading).text(), null);
                var printed = unit == null ? source.text() : source.text() + "（" + unit + "）";
                budget.add(cell.line(), Objects.requireNonNull(HeadLine.fund(source.text())), printed, cell.text());
            } else {
                others.add(cell);
            }
        }
        return others;
    }

    /**
     * What an amount below 预算金额 is, as the cell to its left says: where every column is one of those, and where that cell isn't the
     * label of the whole row; null elsewhere.
     */
    private @Nullable Cell source(Row row, Cell amount) {
        var heading = headings.get(amount.column());
        var totals = headings.values().stream().allMatch(cell -> HeadLine.fund(cell.text()) == Fund.TOTAL);
        var index = row.cells().indexOf(amount);
        var labels = totals || (heading != null && HeadLine.fund(heading.text()) == Fund.TOTAL && index > 1);
        if (heading == null || !labels || index == 0 || !HeadLine.isAmount(amount.text())) {
            return null;
        }
        var beside = row.cells().get(index - 1);
        return HeadLine.isAmount(beside.text()) ? null : beside;
    }
}
