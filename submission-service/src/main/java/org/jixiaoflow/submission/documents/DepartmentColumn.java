package org.jixiaoflow.submission.documents;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A column of nothing but departments whose heading doesn't say so: {@code 名称}, {@code 责任单位}, a blank. Its rows are several
 * departments', however the column is called.
 */
record DepartmentColumn(int place, Map<String, String> names) {

    static final DepartmentColumn NONE = new DepartmentColumn(-1, Map.of());

    /** Who answers for a row, which may be an office of the form's own department or the department itself. */
    private static final Set<String> RESPONSIBLE = Set.of("责任单位", "责任部门", "实施单位", "承担单位", "主管部门", "主管单位");

    private static final Set<Column> NAMES = EnumSet.of(Column.LEVEL1, Column.LEVEL2, Column.NAME);

    /**
     * The column, if there is one.
     *
     * @param body the rows below the header, up to the next; further lines of headings may come first
     * @param own the department that the form names elsewhere; null if none
     * @param known departments of the document
     */
    static DepartmentColumn of(Row header, List<Row> body, @Nullable String own, Supplier<List<String>> known) {
        if (header.cells().stream().anyMatch(cell -> Vocabulary.column(cell.text()) == Column.DEPARTMENT)) {
            return NONE;
        }
        var columns = new TreeMap<Integer, Map<String, String>>();
        var others = new HashSet<Integer>();
        for (var row : body) {
            if (HeadLine.isSum(row) || HeadLine.isFooter(row) || row.cells().size() == 1) {
                continue;
            }
            for (var cell : row.cells()) {
                var column = cell.column();
                var name = others.contains(column) || !isOpen(header, column)
                        ? null
                        : BareDepartment.of(cell.text(), known);
                if (name == null) {
                    others.add(column);
                    columns.remove(column);
                } else {
                    columns.computeIfAbsent(column, none -> new HashMap<>()).put(cell.text(), name);
                }
            }
        }
        return columns.entrySet().stream()
                .filter(column -> isOfDepartments(header, column.getKey(), column.getValue(), own))
                .map(column -> new DepartmentColumn(column.getKey(), column.getValue()))
                .findFirst()
                .orElse(NONE);
    }

    /** The department of the row; null if it goes on with the one above. */
    @Nullable String name(Row row) {
        return row.cells().stream()
                .filter(cell -> cell.column() == place)
                .map(cell -> names.get(cell.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether no heading says that the column holds something else. */
    private static boolean isOpen(Row header, int column) {
        var heading = heading(header, column);
        if (heading == null) {
            return header.cells().stream()
                    .noneMatch(cell -> cell.column() < column && column < cell.column() + cell.span());
        }
        return isResponsible(heading)
                || Vocabulary.is(Vocabulary.Label.ROWS, heading)
                || (Vocabulary.column(heading) == null && Vocabulary.side(heading) == null);
    }

    private static @Nullable String heading(Row header, int column) {
        return header.cells().stream()
                .filter(cell -> cell.column() == column)
                .map(Cell::text)
                .findFirst()
                .orElse(null);
    }

    private static boolean isResponsible(String heading) {
        return RESPONSIBLE.contains(Text.withoutBrackets(Text.word(heading)));
    }

    /** Behind the names, or beside another department that the form names, it may as well say who else has to do with a row. */
    private static boolean isOfDepartments(Row header, int place, Map<String, String> names, @Nullable String own) {
        if (own == null) {
            return true;
        }
        var heading = heading(header, place);
        var first = header.cells().stream()
                .filter(cell -> NAMES.contains(Vocabulary.column(cell.text())))
                .mapToInt(Cell::column)
                .min()
                .orElse(0);
        var isFront = place < first && (heading == null || !isResponsible(heading));
        return Set.copyOf(names.values()).size() > 1 && (isFront || names.containsValue(own));
    }
}
