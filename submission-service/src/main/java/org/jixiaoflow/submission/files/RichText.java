package org.jixiaoflow.submission.files;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cell's text with what is struck out in it: that was taken back, so it is told but not read. */
record RichText(List<Piece> pieces) {

    /**
     * Text of one look.
     *
     * @param struck null if it looks as the whole cell does
     */
    record Piece(String text, @Nullable Boolean struck) {

        private boolean isStruck(boolean cell) {
            return struck == null ? cell : struck;
        }
    }

    RichText {
        pieces = List.copyOf(pieces);
    }

    static RichText plain(String text) {
        return new RichText(List.of(new Piece(text, null)));
    }

    RichText map(UnaryOperator<String> change) {
        return new RichText(pieces.stream()
                .map(piece -> new Piece(change.apply(piece.text), piece.struck))
                .toList());
    }

    String all() {
        return text(piece -> true);
    }

    /** @param cell whether the cell's own font is struck out */
    String shown(boolean cell) {
        return text(piece -> !piece.isStruck(cell));
    }

    /** @param cell whether the cell's own font is struck out */
    String struck(boolean cell) {
        return text(piece -> piece.isStruck(cell));
    }

    private String text(Predicate<Piece> wanted) {
        return pieces.stream().filter(wanted).map(Piece::text).collect(Collectors.joining());
    }
}
