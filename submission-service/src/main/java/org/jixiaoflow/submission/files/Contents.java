package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands in a cell or a text box: text, and tables in between. */
final class Contents {

    /** A part of it. */
    interface Block {
        String text();
    }

    private record Words(StringBuilder letters) implements Block {

        @Override
        public String text() {
            return letters.toString();
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    void add(String text) {
        if (!blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Words words) {
            words.letters().append(text);
        } else if (!text.isEmpty()) {
            blocks.add(new Words(new StringBuilder(text)));
        }
    }

    void add(TableDraft table) {
        blocks.add(table);
    }

    List<TableDraft> tables() {
        return blocks.stream()
                .filter(TableDraft.class::isInstance)
                .map(TableDraft.class::cast)
                .toList();
    }

    boolean isBlank() {
        return text().isBlank();
    }

    String text() {
        return textWithout(none -> false);
    }

    /** Without the tables that are read on their own. */
    String textWithout(Predicate<TableDraft> readOnTheirOwn) {
        return blocks.stream()
                .filter(block -> !(block instanceof TableDraft table) || !readOnTheirOwn.test(table))
                .map(Block::text)
                .collect(Collectors.joining("\n"));
    }

    /** As text and tables outside of any other. */
    void write(Grid grid) {
        for (var block : blocks) {
            if (block instanceof TableDraft table) {
                table.write(grid);
            } else {
                block.text().lines().forEach(grid::paragraph);
            }
        }
    }
}
