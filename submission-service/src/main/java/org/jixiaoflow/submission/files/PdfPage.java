package org.jixiaoflow.submission.files;

import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.MissingResourceException;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/** What a page of a PDF shows: letters and lines at their places, counted from the upper left corner as its writing is turned. */
final class PdfPage extends PDFGraphicsStreamEngine {

    /**
     * A letter and its size, all in points.
     *
     * @param run number of the text that was written at once
     * @param from where what is seen begins: a text longer than its cell is cut there
     * @param to where it ends
     * @param above where what is seen begins at the top: a text of more lines than its cell has room for is cut there
     * @param below where it ends at the bottom
     * @param crossed whether a line is drawn through it: it is struck out, or stands on its cell's edge
     */
    record Letter(
            String text,
            double left,
            double right,
            double base,
            double size,
            int run,
            double from,
            double to,
            double above,
            double below,
            boolean crossed) {

        /** Its middle, or where it is cut off if that isn't seen: what is cut belongs to the cell that cuts it. */
        double middle() {
            return clamped((left + right) / 2, from, to, 1);
        }

        /**
         * Whether its text isn't certain: the file doesn't say the letter's meaning, or some of it isn't seen, as the text is longer than
         * its cell; the rest of such a text may not even be in the file.
         */
        boolean isUnsure() {
            return text.equals(UNKNOWN)
                    || crossed
                    || right > to + CUT * size
                    || left < from - CUT * size
                    || base > below + CUT * size
                    || top() < above - CUT * size;
        }

        double shownLeft() {
            return clamped(left, from, to, 0);
        }

        double shownRight() {
            return clamped(right, from, to, 0);
        }

        private static double clamped(double place, double from, double to, double inside) {
            return to - from <= 2 * inside ? place : Math.max(from + inside, Math.min(to - inside, place));
        }

        /** Where what is drawn of it begins, at the top. */
        double top() {
            return base - TALL * size;
        }

        /** In the middle of its height, or where it is cut off if that isn't seen. */
        double height() {
            return clamped(base - size * MIDDLE, above, below, 1);
        }
    }

    /**
     * A letter written in another direction than most: a stamp, a mark across the page, or a narrow cell's.
     *
     * @param letter as it is read in its own direction
     * @param turn how far that is turned against the clock from the page's, in degrees
     * @param x its middle on the page
     */
    record Turned(Letter letter, int turn, double x, double y) {

        /** Whether it is written upwards or downwards, as levels are that are merged over many rows. */
        boolean isSideways() {
            return turn == 90 || turn == 270;
        }
    }

    /** A straight line, across or down. */
    record Stroke(boolean across, double at, double from, double to) {}

    /** A letter as the file places it, with how far its writing is turned against the clock; in degrees. */
    private record Glyph(String text, Point2D start, Point2D end, double size, int turn, int run, Rectangle2D shown) {}

    private record Line(Point2D from, Point2D to) {}

    private static final String UNKNOWN = "\ufffd";
    private static final double THIN = 3.5;
    private static final double STRAIGHT = 1;
    /** Of a letter's size, how far the next one of a text may be. */
    private static final double NEXT = 0.3;

    /** Of a letter's size, how far apart it is painted twice at most. */
    private static final double AGAIN = 0.15;

    private static final double CUT = 0.15;

    /** Of a letter's size, between which heights above the line it stands on a line through it crosses it. */
    private static final double LOW = 0.15;

    private static final double HIGH = 0.6;
    /** Where a cell cuts its text off its own line is drawn, which is none through the text. */
    private static final double EDGE = 1;

    /** Of a letter's size, how far its middle is above the line it stands on. */
    private static final double MIDDLE = 0.35;
    /** Of a letter's size, how far it reaches above the line at least. */
    private static final double TALL = 0.7;

    /** Letters that lean less than half of this many degrees stand upright. */
    private static final int UPRIGHT = 15;
    /** Of a whole file; a page of a dense table takes some ten thousand. */
    private static final int MOST_OPERATIONS = 1_000_000;
    /** What is drawn by name is a drawing of its own, and may be drawn again and again. */
    private static final int DRAWING = 100;

    private static final int MOST_STROKES = 100_000;

    private final Budget budget;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private final List<Turned> slanted = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Stroke> strokes = new ArrayList<>();
    private final Map<String, Point2D> places = new HashMap<>();
    private final NavigableMap<Double, List<Stroke>> across = new TreeMap<>();
    private final List<List<Point2D>> path = new ArrayList<>();
    private @Nullable Rectangle2D cut;
    private Rectangle2D shown = new Rectangle2D.Double();
    private Point2D end = new Point2D.Double();
    private int run;
    private int operations;
    private int unknown;
    private boolean pictures;

    /** Operations count on from those of the pages before. */
    PdfPage(PDPage page, Budget budget, int operations) {
        super(page);
        this.budget = budget;
        this.operations = operations;
    }

    void read() throws IOException {
        processPage(getPage());
        for (var annotation : getPage().getAnnotations()) {
            if (annotation instanceof PDAnnotationWidget && !annotation.isHidden()) {
                showAnnotation(annotation);
            }
        }
        var turn = writing();
        lines.forEach(line -> turn(line, turn));
        strokes.stream()
                .filter(Stroke::across)
                .forEach(stroke -> across.computeIfAbsent(stroke.at(), none -> new ArrayList<>())
                        .add(stroke));
        glyphs.forEach(glyph -> turn(glyph, turn));
    }

    /** As most of its letters are written: a page laid across is turned by some programs, by others only what is on it. */
    private int writing() {
        return glyphs.stream().collect(Collectors.groupingBy(Glyph::turn, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(turn -> turn % 90 == 0)
                .orElse(0);
    }

    List<Letter> letters() {
        return letters;
    }

    /** Letters written in another direction than most, in the order in which they were written. */
    List<Turned> slanted() {
        return slanted;
    }

    List<Stroke> strokes() {
        return strokes;
    }

    /** Letters that the file doesn't say the meaning of. */
    int unknown() {
        return unknown;
    }

    int operations() {
        return operations;
    }

    boolean hasPictures() {
        return pictures;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operations += operator.getName().equals(OperatorName.DRAW_OBJECT) ? DRAWING : 1;
        Budget.within(operations, MOST_OPERATIONS, Reason.TOO_MUCH_TEXT);
        super.processOperator(operator, operands);
    }

    /** What is missing can't be drawn; told to the log each time, a small file would fill the disk. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException fault) throws IOException {
        if (!(fault instanceof MissingResourceException || fault instanceof MissingOperandException)) {
            super.operatorException(operator, operands, fault);
        }
    }

    /** Text that isn't painted is what a machine guessed of a scan. */
    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            return;
        }
        var meant = font.toUnicode(code);
        var text = meant == null || meant.contains(UNKNOWN) ? UNKNOWN : meant;
        unknown += text.equals(UNKNOWN) ? 1 : 0;
        var start = new Point2D.Double(matrix.getTranslateX(), matrix.getTranslateY());
        var width = displacement.getX();
        var end = new Point2D.Double(
                start.getX() + width * matrix.getScaleX(), start.getY() + width * matrix.getShearY());
        var size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
        run(start, end, size);
        if (!text.isBlank() && !isPaintedAgain(text, start, size)) {
            budget.cell("");
            var turn =
                    Math.round(Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX())) / UPRIGHT) * UPRIGHT;
            glyphs.add(new Glyph(text, start, end, size, Math.floorMod((int) turn, 360), run, shown));
        }
    }

    /** Painted twice, hardly apart, a letter is bold; the same one further on is another, however small. */
    private boolean isPaintedAgain(String text, Point2D at, double size) {
        var across = (long) Math.floor(at.getX());
        var up = (long) Math.floor(at.getY());
        for (var column = across - 1; column <= across + 1; column++) {
            for (var row = up - 1; row <= up + 1; row++) {
                var before = places.get(text + column + "," + row);
                if (before != null && before.distance(at) < Math.min(1, AGAIN * size)) {
                    return true;
                }
            }
        }
        places.put(text + across + "," + up, at);
        return false;
    }

    /** Another text begins where a letter doesn't stand behind the one before, or is cut off elsewhere. */
    private void run(Point2D start, Point2D behind, double size) {
        var area = getGraphicsState().getCurrentClippingPath().getBounds2D();
        if (start.distance(end) > NEXT * size || !area.equals(shown)) {
            run++;
        }
        shown = area;
        end = behind;
    }

    private void turn(Glyph glyph, int turn) {
        if (glyph.turn() == turn) {
            letters.add(letter(glyph, turn, true));
            return;
        }
        var up = Math.toRadians(glyph.turn() + 90);
        var middle = turned(
                new Point2D.Double(
                        (glyph.start().getX() + glyph.end().getX()) / 2 + MIDDLE * glyph.size() * Math.cos(up),
                        (glyph.start().getY() + glyph.end().getY()) / 2 + MIDDLE * glyph.size() * Math.sin(up)),
                turn);
        slanted.add(new Turned(
                letter(glyph, glyph.turn(), false),
                Math.floorMod(glyph.turn() - turn, 360),
                middle.getX(),
                middle.getY()));
    }

    private Letter letter(Glyph glyph, int turn, boolean upright) {
        var start = turned(glyph.start(), turn);
        var end = turned(glyph.end(), turn);
        var area = glyph.shown();
        var from = turned(new Point2D.Double(area.getMinX(), area.getMinY()), turn);
        var to = turned(new Point2D.Double(area.getMaxX(), area.getMaxY()), turn);
        var left = Math.min(start.getX(), end.getX());
        var right = Math.max(start.getX(), end.getX());
        return new Letter(
                glyph.text(),
                left,
                right,
                start.getY(),
                glyph.size(),
                glyph.run(),
                Math.min(from.getX(), to.getX()),
                Math.max(from.getX(), to.getX()),
                Math.min(from.getY(), to.getY()),
                Math.max(from.getY(), to.getY()),
                upright
                        && isCrossed(
                                (left + right) / 2,
                                Math.max(start.getY() - HIGH * glyph.size(), Math.min(from.getY(), to.getY()) + EDGE),
                                Math.min(start.getY() - LOW * glyph.size(), Math.max(from.getY(), to.getY()) - EDGE)));
    }

    private boolean isCrossed(double middle, double above, double below) {
        return above < below
                && across.subMap(above, below).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(stroke -> stroke.from() <= middle && middle <= stroke.to());
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.add(new ArrayList<>(List.of(p0, p1, p2, p3, p0)));
    }

    @Override
    public void moveTo(float x, float y) {
        path.add(new ArrayList<>(List.of(new Point2D.Float(x, y))));
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.isEmpty()) {
            moveTo(x, y);
        } else {
            path.get(path.size() - 1).add(new Point2D.Float(x, y));
        }
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        moveTo(x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        if (path.isEmpty()) {
            return new Point2D.Float();
        }
        var points = path.get(path.size() - 1);
        return points.get(points.size() - 1);
    }

    @Override
    public void closePath() {
        if (!path.isEmpty()) {
            var points = path.get(path.size() - 1);
            points.add(points.get(0));
        }
    }

    @Override
    public void endPath() {
        if (cut != null) {
            getGraphicsState().intersectClippingPath(new Area(cut));
            cut = null;
        }
        path.clear();
    }

    @Override
    public void strokePath() {
        for (var points : path) {
            for (var index = 1; index < points.size(); index++) {
                stroke(points.get(index - 1), points.get(index));
            }
        }
        path.clear();
    }

    /** Many programs paint a line as a thin area. */
    @Override
    public void fillPath(int rule) {
        for (var points : path) {
            var left = points.stream().mapToDouble(Point2D::getX).min().orElse(0);
            var right = points.stream().mapToDouble(Point2D::getX).max().orElse(0);
            var low = points.stream().mapToDouble(Point2D::getY).min().orElse(0);
            var high = points.stream().mapToDouble(Point2D::getY).max().orElse(0);
            if (high - low < THIN && right - left > THIN) {
                stroke(new Point2D.Double(left, (low + high) / 2), new Point2D.Double(right, (low + high) / 2));
            } else if (right - left < THIN && high - low > THIN) {
                stroke(new Point2D.Double((left + right) / 2, low), new Point2D.Double((left + right) / 2, high));
            }
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int rule) {
        strokePath();
    }

    /** What is drawn from now on is seen within the path only; of a path that is no rectangle, within one around it. */
    @Override
    public void clip(int rule) {
        for (var points : path) {
            for (var point : points) {
                var place = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
                if (cut == null) {
                    cut = place;
                } else {
                    cut.add(point);
                }
            }
        }
    }

    @Override
    public void shadingFill(COSName name) {}

    @Override
    public void drawImage(PDImage image) {
        pictures = true;
    }

    private void stroke(Point2D one, Point2D other) {
        if (lines.size() > MOST_STROKES) {
            throw new UnreadableDocument(Reason.TOO_MANY_CELLS, String.valueOf(MOST_STROKES));
        }
        lines.add(new Line(one, other));
    }

    private void turn(Line line, int turn) {
        var start = turned(line.from(), turn);
        var end = turned(line.to(), turn);
        if (Math.abs(start.getY() - end.getY()) < STRAIGHT) {
            strokes.add(new Stroke(
                    true,
                    (start.getY() + end.getY()) / 2,
                    Math.min(start.getX(), end.getX()),
                    Math.max(start.getX(), end.getX())));
        } else if (Math.abs(start.getX() - end.getX()) < STRAIGHT) {
            strokes.add(new Stroke(
                    false,
                    (start.getX() + end.getX()) / 2,
                    Math.min(start.getY(), end.getY()),
                    Math.max(start.getY(), end.getY())));
        }
    }

    /** Where it stands from the upper left corner once writing that is turned so is upright. */
    private Point2D turned(Point2D place, int turn) {
        var box = getPage().getCropBox();
        var x = place.getX();
        var y = place.getY();
        return switch (turn) {
            case 90 -> new Point2D.Double(y - box.getLowerLeftY(), x - box.getLowerLeftX());
            case 180 -> new Point2D.Double(box.getUpperRightX() - x, y - box.getLowerLeftY());
            case 270 -> new Point2D.Double(box.getUpperRightY() - y, box.getUpperRightX() - x);
            default -> new Point2D.Double(x - box.getLowerLeftX(), box.getUpperRightY() - y);
        };
    }
}
