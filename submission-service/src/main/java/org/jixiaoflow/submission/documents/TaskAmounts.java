package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of one task under the headings of their columns. A unit in a heading is its own column's; of others it is only where nothing
 * else says theirs, or where the amounts add up so.
 */
final class TaskAmounts {

    private static final List<Column> COLUMNS = List.of(Column.TOTAL, Column.FISCAL, Column.OTHER_FUNDS);

    private final ColumnMap map;
    private final @Nullable String money;
    private final Map<Column, String> texts = new EnumMap<>(Column.class);
    private final Map<Column, String> units = new EnumMap<>(Column.class);

    /**
     * @param texts the cells of each of the columns that isn't blank
     * @param money what the form says its amounts are counted in; null if it doesn't
     */
    TaskAmounts(ColumnMap map, Map<Column, String> texts, @Nullable String money) {
        this.map = map;
        this.money = money;
        COLUMNS.stream()
                .filter(texts::containsKey)
                .forEach(column -> this.texts.put(column, Objects.requireNonNull(texts.get(column))));
        this.texts.keySet().forEach(column -> {
            var unit = unit(column);
            if (unit != null) {
                units.put(column, unit);
            }
        });
    }

    /** Null if no amount is printed. */
    @Nullable TaskBudget budget() {
        if (texts.isEmpty()) {
            return null;
        }
        var common = texts.size() == units.size()
                        && units.values().stream().distinct().count() == 1
                ? units.values().iterator().next()
                : null;
        var printed = COLUMNS.stream()
                .map(column ->
                        texts.containsKey(column) ? texts.get(column) + (common == null ? ownUnit(column) : "") : "")
                .collect(Collectors.joining("/"));
        return new TaskBudget(amount(Column.TOTAL), amount(Column.FISCAL), amount(Column.OTHER_FUNDS), printed, common);
    }

    /** What is left empty though something is printed, said in its line. */
    List<Note> doubts(int line) {
        return texts.keySet().stream()
                .filter(column -> !Text.isNothing(String.valueOf(texts.get(column))) && amount(column) == null)
                .map(column -> Note.of(
                        line,
                        units.containsKey(column) ? Note.Code.AMOUNT_UNCLEAR : Note.Code.AMOUNT_WITHOUT_UNIT,
                        map.printed(column) + "：" + texts.get(column)))
                .toList();
    }

    private @Nullable BigDecimal amount(Column column) {
        return Yuan.of(texts.get(column), units.get(column));
    }

    private @Nullable String unit(Column column) {
        var own = HeadLine.moneyOf(map.printed(column), null);
        var total = HeadLine.moneyOf(map.printed(Column.TOTAL), null);
        if (own != null || total == null) {
            return own == null ? money : own;
        }
        return money == null || money.equals(total) || addUp() ? total : null;
    }

    /** Whether the parts are the total without counting any of them otherwise. */
    private boolean addUp() {
        var total = Yuan.of(texts.get(Column.TOTAL), "元");
        var parts = texts.keySet().stream()
                .filter(column -> column != Column.TOTAL)
                .map(column -> Yuan.of(texts.get(column), "元"))
                .toList();
        return total != null
                && parts.stream().allMatch(Objects::nonNull)
                && parts.stream()
                                .map(Objects::requireNonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(total)
                        == 0;
    }

    private String ownUnit(Column column) {
        return Objects.requireNonNullElse(units.get(column), "");
    }
}
