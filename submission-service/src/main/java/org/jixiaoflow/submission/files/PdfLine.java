package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jixiaoflow.submission.files.PdfPage.Letter;

/** Letters on one line, from left to right; what is written over something else stays together. */
record PdfLine(List<Letter> letters) {

    private static final double SPACE = 0.45;
    private static final double GAP = 1.6;
    /** Of a letter's size: less is how some programs squeeze a line. */
    private static final double OVER = 0.3;

    /** From top to bottom; letters of one line stand at about the same height. */
    static List<PdfLine> of(List<Letter> letters) {
        var lines = new ArrayList<List<Letter>>();
        letters.stream().sorted(Comparator.comparingDouble(Letter::base)).forEach(letter -> {
            var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null
                    && letter.base() - last.get(0).base()
                            < 0.5 * Math.max(letter.size(), last.get(0).size())) {
                last.add(letter);
            } else {
                lines.add(new ArrayList<>(List.of(letter)));
            }
        });
        return lines.stream().map(PdfLine::inOrder).toList();
    }

    /** A text that is longer than its cell runs into the next one's, letters between letters. */
    private static PdfLine inOrder(List<Letter> line) {
        var starts = new HashMap<Integer, Double>();
        line.forEach(letter -> starts.merge(letter.run(), letter.left(), Math::min));
        return new PdfLine(line.stream()
                .sorted(Comparator.<Letter>comparingDouble(letter -> starts.getOrDefault(letter.run(), 0.0))
                        .thenComparing(Letter::run)
                        .thenComparingDouble(Letter::left))
                .toList());
    }

    double left() {
        return letters.get(0).left();
    }

    double right() {
        return letters.stream().mapToDouble(Letter::right).max().orElse(0);
    }

    /** Where what is seen of it begins. */
    double shownLeft() {
        return letters.stream().mapToDouble(Letter::shownLeft).min().orElse(0);
    }

    /** Where what is seen of it ends. */
    double shownRight() {
        return letters.stream().mapToDouble(Letter::shownRight).max().orElse(0);
    }

    double base() {
        return letters.get(0).base();
    }

    double size() {
        return letters.get(0).size();
    }

    String text() {
        var text = new StringBuilder();
        for (var index = 0; index < letters.size(); index++) {
            if (index > 0 && gap(index) > SPACE * letters.get(index).size()) {
                text.append(' ');
            }
            text.append(letters.get(index).text());
        }
        return text.toString();
    }

    /** Where wide gaps part it. */
    List<PdfLine> parts() {
        return parts(Set.of());
    }

    /** The same, and where a text of its own begins at one of these places. */
    List<PdfLine> parts(Set<Long> starts) {
        var parts = new ArrayList<PdfLine>();
        var start = 0;
        for (var index = 1; index <= letters.size(); index++) {
            if (index == letters.size()
                    || gap(index) > GAP * letters.get(index).size()
                    || (letters.get(index).run() != letters.get(index - 1).run()
                            && starts.contains(Math.round(letters.get(index).left())))) {
                parts.add(new PdfLine(letters.subList(start, index)));
                start = index;
            }
        }
        return parts;
    }

    /** Each text that was written at once. */
    List<PdfLine> words() {
        var words = new ArrayList<PdfLine>();
        var start = 0;
        for (var index = 1; index <= letters.size(); index++) {
            if (index == letters.size()
                    || letters.get(index).run() != letters.get(index - 1).run()) {
                words.add(new PdfLine(letters.subList(start, index)));
                start = index;
            }
        }
        return words;
    }

    boolean isUnsure() {
        return letters.stream().anyMatch(Letter::isUnsure);
    }

    /** Whether letters of different texts stand on the same place; signs may stand closer than they are wide. */
    boolean isOverwritten() {
        var inPlace = letters.stream()
                .filter(letter -> letter.text().codePoints().allMatch(Character::isLetterOrDigit))
                .sorted(Comparator.comparingDouble(Letter::left))
                .toList();
        return IntStream.range(1, inPlace.size()).anyMatch(index -> {
            var one = inPlace.get(index - 1);
            var other = inPlace.get(index);
            return one.run() != other.run() && one.right() - other.left() > OVER * other.size();
        });
    }

    /** Words of a Latin script are parted by a space, all else goes on. */
    String seam(PdfLine next) {
        var last = letters.get(letters.size() - 1).text();
        var first = next.letters.get(0).text();
        return isLatin(last) && isLatin(first) ? " " : "";
    }

    private static boolean isLatin(String text) {
        return text.matches("[A-Za-z]+");
    }

    private double gap(int index) {
        return letters.get(index).left() - letters.get(index - 1).right();
    }
}
