package org.jixiaoflow.submission.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .docx as a stream, so that its size in memory is that of its text: paragraphs and tables in their order, cells at the columns of
 * the table's own grid, merged cells as the table merges them. What is deleted but tracked isn't read.
 */
final class WordReader {

    private static final String BODY = "word/document.xml";

    /** Looks; the same content a second time, for older readers; what was deleted or moved away from here. */
    private static final Set<String> SKIPPED = Set.of("pPr", "rPr", "Fallback", "del", "moveFrom");

    private final Grid grid;
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private final Map<Integer, Integer> merges = new HashMap<>();
    private int depth;
    private int row;
    private int column;
    private int span;
    private @Nullable String merge;

    private WordReader(Grid grid) {
        this.grid = grid;
    }

    static List<PrintedForm> read(Map<String, byte[]> parts, Budget budget) {
        var grid = new Grid(budget);
        try {
            var xml = OfficeParts.xml(parts.getOrDefault(BODY, new byte[0]));
            new WordReader(grid).body(xml);
        } catch (XMLStreamException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
        if (grid.isBlank()) {
            throw new UnreadableDocument(OfficeParts.holdPictures(parts) ? Reason.PICTURE : Reason.EMPTY);
        }
        return grid.forms();
    }

    private void body(XMLStreamReader xml) throws XMLStreamException {
        var skipping = 0;
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                skipping += skipping > 0 || SKIPPED.contains(xml.getLocalName()) ? 1 : 0;
                if (skipping == 0) {
                    start(xml);
                }
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                if (skipping == 0) {
                    end(xml.getLocalName());
                }
                skipping -= Math.min(skipping, 1);
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "tbl" -> {
                if (depth++ == 0) {
                    grid.endTable();
                    merges.clear();
                    row = -1;
                }
            }
            case "tr" -> {
                if (depth == 1) {
                    row++;
                    column = 0;
                }
            }
            case "gridBefore" -> column += depth == 1 ? number(xml) : 0;
            case "tc" -> {
                if (depth == 1) {
                    texts.push(new StringBuilder());
                    span = 1;
                    merge = null;
                }
            }
            case "gridSpan" -> span = depth == 1 ? number(xml) : span;
            case "vMerge" -> merge = depth == 1 ? String.valueOf(value(xml)) : merge;
            case "p" -> {
                if (depth == 0) {
                    texts.push(new StringBuilder());
                }
            }
            case "t" -> text(xml.getElementText());
            case "tab" -> text("\t");
            case "br", "cr" -> text("\n");
            default -> {}
        }
    }

    private void end(String element) {
        switch (element) {
            case "tbl" -> {
                if (--depth == 0) {
                    merges.keySet().stream().toList().forEach(this::endMerge);
                    grid.endTable();
                }
            }
            case "tc" -> {
                if (depth == 1) {
                    cell(texts.pop().toString());
                }
            }
            case "p" -> {
                if (depth == 0) {
                    grid.paragraph(texts.pop().toString());
                } else {
                    text("\n");
                }
            }
            default -> {}
        }
    }

    private void cell(String text) {
        if (merge == null || merge.equals("restart")) {
            endMerge(column);
            grid.cell(row, column, span, text);
        }
        if ("restart".equals(merge)) {
            merges.put(column, row);
        }
        column += span;
        grid.width(column);
    }

    private void endMerge(int start) {
        var first = merges.remove(start);
        if (first != null) {
            grid.merged(first, lastOf(first), start);
        }
    }

    private int lastOf(int first) {
        return depth == 0 ? row : Math.max(first, row - 1);
    }

    private void text(String part) {
        if (!texts.isEmpty()) {
            texts.peek().append(part);
        }
    }

    private static int number(XMLStreamReader xml) {
        try {
            return Math.min(Math.max(1, Integer.parseInt(String.valueOf(value(xml)))), 1000);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static @Nullable String value(XMLStreamReader xml) {
        for (var index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeLocalName(index).equals("val")) {
                return xml.getAttributeValue(index);
            }
        }
        return null;
    }
}
