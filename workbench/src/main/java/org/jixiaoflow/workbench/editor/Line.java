package org.jixiaoflow.workbench.editor;

import java.util.List;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;

/** A row for typing, with what is said of it. */
record Line(String id, List<Cell> cells, List<FieldComment> comments, List<Finding> findings) {

    public Cell cell(String field) {
        return cells.stream()
                .filter(cell -> cell.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field));
    }

    public boolean isSaid() {
        return !comments.isEmpty() || !findings.isEmpty();
    }
}
