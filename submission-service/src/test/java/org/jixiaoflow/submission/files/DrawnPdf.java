package org.jixiaoflow.submission.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** PDFs as a printer's driver makes them: letters and lines at their places, and nothing that says what is a cell. */
final class DrawnPdf {

    static final int SIZE = 10;

    private static final int HEIGHT = 20;
    private static final int MARGIN = 20;

    private DrawnPdf() {}

    /** A text of lines and tabs, its tables with all their lines, each column as wide as its longest text. */
    static byte[] of(String text) throws IOException {
        var blocks = new ArrayList<List<List<String>>>();
        for (var line : text.lines().toList()) {
            var cells = List.of(line.split("\t", -1));
            var last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (last != null && cells.size() > 1 && last.get(0).size() > 1) {
                last.add(cells);
            } else {
                blocks.add(new ArrayList<>(List.of(cells)));
            }
        }
        var drawn = new StringBuilder();
        var height = 2 * MARGIN + (int) text.lines().count() * HEIGHT + blocks.size() * HEIGHT;
        var width = 0;
        var top = height - MARGIN;
        for (var block : blocks) {
            width = Math.max(width, draw(drawn, block, top));
            top -= (block.size() + 1) * HEIGHT;
        }
        return pdf(width + 2 * MARGIN, height, 0, 0, "FlateDecode", List.of(drawn.toString()));
    }

    private static int draw(StringBuilder drawn, List<List<String>> rows, int top) {
        var columns = rows.stream().mapToInt(List::size).max().orElse(1);
        var left = new int[columns + 1];
        left[0] = MARGIN;
        for (var column = 0; column < columns; column++) {
            var at = column;
            var longest = rows.stream()
                    .mapToInt(row -> at < row.size() ? row.get(at).length() : 0)
                    .max()
                    .orElse(0);
            left[column + 1] = left[column] + (longest + 4) * SIZE;
        }
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < rows.get(row).size(); column++) {
                var text = rows.get(row).get(column);
                drawn.append(text(left[column] + 2, top - row * HEIGHT - HEIGHT / 2 - 3, text));
            }
        }
        if (columns > 1) {
            for (var row = 0; row <= rows.size(); row++) {
                drawn.append(line(MARGIN, top - row * HEIGHT, left[columns], top - row * HEIGHT));
            }
            for (var x : left) {
                drawn.append(line(x, top, x, top - rows.size() * HEIGHT));
            }
        }
        return left[columns];
    }

    static String line(int fromX, int fromY, int toX, int toY) {
        return "%d %d m %d %d l S\n".formatted(fromX, fromY, toX, toY);
    }

    static String text(int x, int y, String text) {
        var code = new StringBuilder();
        text.chars().forEach(sign -> code.append("%04X".formatted(sign)));
        return text.isEmpty() ? "" : "BT /F %d Tf %d %d Td <%s> Tj ET\n".formatted(SIZE, x, y, code);
    }

    static byte[] pdf(String... pages) throws IOException {
        return pdf(0, 0, "FlateDecode", pages);
    }

    static byte[] pdf(int turn, int writing, String page) throws IOException {
        return pdf(turn, writing, "FlateDecode", page);
    }

    /** Pages turned, and what is on them turned too. */
    static byte[] pdf(int turn, int writing, String filters, String... pages) throws IOException {
        return pdf(1200, 1200, turn, writing, filters, List.of(pages));
    }

    static byte[] pdf(int width, int height, int turn, int writing, String filters, List<String> pages)
            throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (var content : pages) {
                var page = new PDPage(new PDRectangle(width, height));
                page.setRotation(turn);
                page.setResources(new PDResources(dictionary("Font", dictionary("F", font()))));
                page.setContents(contents(document, filters, turned(writing, content)));
                document.addPage(page);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    static String turned(int writing, String content) {
        return switch (writing) {
            case 90 -> "q 0 1 -1 0 1200 0 cm\n" + content + "Q\n";
            case 180 -> "q -1 0 0 -1 1200 1200 cm\n" + content + "Q\n";
            case 270 -> "q 0 -1 1 0 0 1200 cm\n" + content + "Q\n";
            default -> content;
        };
    }

    static PDStream contents(PDDocument document, String filters, String content) throws IOException {
        var names = new COSArray();
        for (var filter : filters.split(" ", -1)) {
            names.add(COSName.getPDFName(filter));
        }
        var stream = document.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(names.size() == 1 ? names.get(0) : names)) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new PDStream(stream);
    }

    /** One that every reader knows; nothing of it is in the file. */
    static COSDictionary font() {
        var box = new COSArray();
        List.of(0, -200, 1000, 900).forEach(side -> box.add(COSInteger.get(side)));
        var descriptor = dictionary("Type", name("FontDescriptor"), "FontName", name("STSong-Light"), "FontBBox", box);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        var order = dictionary("Registry", new COSString("Adobe"), "Ordering", new COSString("GB1"));
        order.setInt(COSName.SUPPLEMENT, 2);
        var letters = dictionary(
                "Type",
                name("Font"),
                "Subtype",
                name("CIDFontType0"),
                "BaseFont",
                name("STSong-Light"),
                "CIDSystemInfo",
                order,
                "FontDescriptor",
                descriptor);
        letters.setInt(COSName.DW, 1000);
        var all = new COSArray();
        all.add(letters);
        return dictionary(
                "Type",
                name("Font"),
                "Subtype",
                name("Type0"),
                "BaseFont",
                name("STSong-Light"),
                "Encoding",
                name("UniGB-UCS2-H"),
                "DescendantFonts",
                all);
    }

    static COSName name(String name) {
        return COSName.getPDFName(name);
    }

    static COSDictionary dictionary(Object... entries) {
        var dictionary = new COSDictionary();
        for (var index = 0; index < entries.length; index += 2) {
            dictionary.setItem(name(String.valueOf(entries[index])), (COSBase) entries[index + 1]);
        }
        return dictionary;
    }
}
