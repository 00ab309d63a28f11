package org.jixiaoflow.submission.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .docx as a stream, a table at a time: paragraphs and tables in their order, cells at the columns of the table's own grid, merged
 * cells as the table merges them, text boxes behind the paragraph they hang on. What is inserted and tracked is read, what is deleted,
 * hidden or struck out is told.
 */
final class WordReader {

    private static final String BODY = "word/document.xml";
    private static final Pattern BESIDE = Pattern.compile("word/(header|footer|footnotes|endnotes)\\d*\\.xml");
    /** Numbers of pages and footnotes say nothing of a form. */
    static final Pattern NUMBERING = Pattern.compile("[\\d\\s第页共/\\-—–·.]*");

    /** Looks; the same content a second time, for older readers; what moved away from here; what was before a change; how it is spoken. */
    private static final Set<String> SKIPPED = Set.of(
            "pPr",
            "Fallback",
            "moveFrom",
            "rt",
            "tblPrChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "sectPrChange",
            "rPrChange");

    /** What the font Symbol shows for a letter of the private area. */
    private static final Map<String, String> SYMBOLS = Map.of(
            "F0A3", "≤", "F0B3", "≥", "F0B1", "±", "F0B9", "≠", "F03C", "<", "F03D", "=", "F03E", ">", "F025", "%");

    private static final int DEEPEST = 10;

    private final Grid grid;
    private final Budget budget;
    private final Deque<Story> stories = new ArrayDeque<>();
    private final Deque<OpenTable> tables = new ArrayDeque<>();
    private final StringBuilder deleted = new StringBuilder();
    private final StringBuilder hidden = new StringBuilder();
    private final StringBuilder struck = new StringBuilder();
    private final StringBuilder beside = new StringBuilder();
    private boolean placeholder;
    private boolean vanished;
    private boolean strikes;
    private int cells;
    private int deleting;
    private int beyond;

    /** Text that goes on until it ends: the body, a cell, a text box. */
    private static final class Story {

        private final boolean body;
        private final Contents contents = new Contents();
        private final List<Contents> boxes = new ArrayList<>();
        private StringBuilder paragraph = new StringBuilder();

        Story(boolean body) {
            this.body = body;
        }
    }

    private static final class OpenTable {

        private final TableDraft table = new TableDraft();
        /** Where a merged cell began that goes on, by its column. */
        private final Map<Integer, Integer> merges = new HashMap<>();

        private int column;
        private int span;
        private boolean rowDeleted;
        private boolean joined;
        private @Nullable String merge;
    }

    private WordReader(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    static List<PrintedForm> read(Map<String, byte[]> parts, Budget budget) {
        var grid = new Grid(budget);
        try {
            beside(parts).forEach(text -> grid.aside(Note.Code.BESIDE_THE_TEXT, text));
            new WordReader(grid, budget).body(OfficeParts.xml(parts.getOrDefault(BODY, new byte[0])));
        } catch (XMLStreamException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
        if (grid.isBlank()) {
            throw new UnreadableDocument(OfficeParts.holdPictures(parts) ? Reason.PICTURE : Reason.EMPTY);
        }
        return grid.forms();
    }

    /** Headers, footers and footnotes, each text once. */
    private static Set<String> beside(Map<String, byte[]> parts) throws XMLStreamException {
        var texts = new LinkedHashSet<String>();
        for (var part : parts.entrySet()) {
            if (BESIDE.matcher(part.getKey()).matches()) {
                var text = new StringBuilder();
                var xml = OfficeParts.xml(part.getValue());
                while (xml.hasNext()) {
                    var next = xml.next();
                    if (next == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("t")) {
                        text.append(xml.getElementText());
                    } else if (next == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("p")) {
                        text.append(' ');
                    }
                }
                if (!NUMBERING.matcher(text).matches()) {
                    texts.add(text.toString().strip());
                }
            }
        }
        return texts;
    }

    private void body(XMLStreamReader xml) throws XMLStreamException {
        stories.push(new Story(true));
        var skipping = 0;
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                skipping += skipping > 0 || isSkipped(xml.getLocalName()) ? 1 : 0;
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
        say();
    }

    /** What a control asks for is no answer. */
    private boolean isSkipped(String element) {
        return SKIPPED.contains(element) || (placeholder && element.equals("sdtContent"));
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "tbl" -> beginTable();
            case "tr" -> beginRow();
            case "tc" -> beginCell();
            case "trPr" -> properties(xml, "trPr");
            case "tcPr" -> properties(xml, "tcPr");
            case "rPr" -> properties(xml, "rPr");
            case "sdt" -> placeholder = false;
            case "sdtPr" -> properties(xml, "sdtPr");
            case "txbxContent" -> stories.push(new Story(false));
            case "r" -> endLook();
            case "del" -> deleting++;
            case "t", "delText" -> text(xml.getElementText());
            case "sym" -> text(symbol(xml));
            case "tab" -> text("\t");
            case "br", "cr" -> text("\n");
            case "noBreakHyphen" -> text("-");
            default -> {}
        }
    }

    private void end(String element) {
        switch (element) {
            case "tbl" -> endTable();
            case "tr" -> endRow();
            case "tc" -> endCell();
            case "p" -> endParagraph();
            case "txbxContent" -> endBox();
            case "del" -> deleting--;
            case "r" -> endLook();
            default -> {}
        }
    }

    private void endLook() {
        vanished = false;
        strikes = false;
    }

    private void beginTable() {
        if (tables.size() >= DEEPEST) {
            beyond++;
        } else {
            tables.push(new OpenTable());
        }
    }

    private void endTable() {
        if (beyond > 0) {
            beyond--;
            return;
        }
        var open = tables.pop();
        List.copyOf(open.merges.keySet()).forEach(column -> endMerge(open, column, open.table.row()));
        var story = stories.element();
        if (story.body) {
            say();
            open.table.write(grid);
        } else {
            story.contents.add(open.table);
        }
    }

    private void beginRow() {
        if (beyond == 0 && !tables.isEmpty()) {
            var open = tables.element();
            open.table.beginRow();
            open.column = 0;
            open.rowDeleted = false;
        }
    }

    private void endRow() {
        if (beyond == 0 && !tables.isEmpty() && tables.element().rowDeleted) {
            var open = tables.element();
            open.merges.values().removeIf(first -> first == open.table.row());
            deleted.append(open.table.dropRow()).append(' ');
        }
    }

    private void beginCell() {
        if (beyond == 0 && !tables.isEmpty()) {
            // A table is held until it ends, its blank cells too.
            Budget.within(++cells, budget.limits().cells(), Reason.TOO_MANY_CELLS);
            var open = tables.element();
            open.span = 1;
            open.merge = null;
            open.joined = false;
            stories.push(new Story(false));
        }
    }

    private void endCell() {
        if (beyond > 0 || tables.isEmpty()) {
            text("\n");
            return;
        }
        var open = tables.element();
        var contents = stories.pop().contents;
        open.table.note(Note.Code.STRUCK_TEXT, struck.toString());
        struck.setLength(0);
        if (open.joined) {
            open.table.widen(open.span);
        } else if (open.merge == null || open.merge.equals("restart")) {
            endMerge(open, open.column, open.table.row() - 1);
            open.table.cell(open.column, open.span, contents);
        }
        if ("restart".equals(open.merge) && !open.joined) {
            open.merges.put(open.column, open.table.row());
        }
        open.column += open.span;
        open.table.width(open.column);
    }

    private static void endMerge(OpenTable open, int column, int last) {
        var first = open.merges.remove(column);
        if (first != null && first < last) {
            open.table.merged(first, last, column);
        }
    }

    private void endParagraph() {
        var story = stories.element();
        var text = story.paragraph.toString();
        struck.append(struck.length() > 0 ? " " : "");
        story.paragraph = new StringBuilder();
        if (story.body) {
            say();
            grid.paragraph(text);
            story.boxes.forEach(box -> box.write(grid));
        } else {
            story.contents.add(text + "\n");
            story.boxes.forEach(box -> {
                story.contents.add(box.text() + "\n");
                beside.append(box.text()).append(' ');
            });
        }
        story.boxes.clear();
    }

    private void endBox() {
        var box = stories.pop();
        stories.element().boxes.add(box.contents);
    }

    /** What a row, a cell, a run or a control says of itself; then the reader stands behind it. */
    private void properties(XMLStreamReader xml, String element) throws XMLStreamException {
        var inner = 0;
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.END_ELEMENT && --inner < 0) {
                return;
            }
            if (next == XMLStreamConstants.START_ELEMENT) {
                // Inside of another property stands what was before a change.
                if (inner++ == 0) {
                    property(xml, element);
                }
            }
        }
    }

    private void property(XMLStreamReader xml, String element) {
        var name = xml.getLocalName();
        if (element.equals("sdtPr")) {
            placeholder |= name.equals("showingPlcHdr") && isOn(xml);
        } else if (element.equals("rPr")) {
            vanished |= name.equals("vanish") && isOn(xml);
            strikes |= (name.equals("strike") || name.equals("dstrike")) && isOn(xml);
        } else if (beyond == 0 && !tables.isEmpty()) {
            var open = tables.element();
            switch (name) {
                case "gridBefore" -> open.column += number(xml);
                case "del" -> open.rowDeleted = true;
                case "gridSpan" -> open.span = number(xml);
                case "vMerge" -> open.merge = String.valueOf(value(xml));
                case "hMerge" -> open.joined = !"restart".equals(value(xml));
                default -> {}
            }
        }
    }

    private void text(String part) {
        if (deleting > 0) {
            deleted.append(part);
        } else if (vanished) {
            hidden.append(part);
        } else if (strikes) {
            struck.append(part);
        } else {
            stories.element().paragraph.append(part);
        }
    }

    /** Whatever was left out or put elsewhere since the last block. */
    private void say() {
        say(Note.Code.TRACKED_CHANGES, deleted);
        say(Note.Code.HIDDEN_TEXT, hidden);
        say(Note.Code.STRUCK_TEXT, struck);
        say(Note.Code.BESIDE_THE_TEXT, beside);
    }

    private void say(Note.Code code, StringBuilder what) {
        var text = what.toString().strip();
        if (!text.isEmpty()) {
            grid.aside(code, text);
        }
        what.setLength(0);
    }

    private static String symbol(XMLStreamReader xml) {
        for (var index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeLocalName(index).equals("char")) {
                return SYMBOLS.getOrDefault(xml.getAttributeValue(index).toUpperCase(Locale.ROOT), "□");
            }
        }
        return "";
    }

    private static boolean isOn(XMLStreamReader xml) {
        var value = value(xml);
        return value == null || !Set.of("0", "false", "off").contains(value);
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
