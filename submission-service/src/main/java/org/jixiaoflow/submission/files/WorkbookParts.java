package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What an .xlsx says besides its sheets: their names and parts, shared texts, formats of numbers. Read part by part, because the library's
 * model of styles takes longer than all the rest of a form.
 */
final class WorkbookParts {

    /**
     * A sheet in the order of their tabs.
     *
     * @param part name of the one that holds it
     */
    record Entry(String name, String part, boolean shown) {}

    /**
     * A format of numbers.
     *
     * @param id its number
     * @param written null where the file only gives the number
     */
    record NumberFormat(int id, @Nullable String written) {}

    /** A cell's look: the numbers of its format and of its font. */
    private record Style(int format, int font) {}

    /** A remark somebody made on a cell. */
    record Comment(CellReference cell, String text) {}

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String VISIBLE = "visible";
    private static final NumberFormat GENERAL = new NumberFormat(0, null);
    /** A sign that XML can't hold: {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;

    private final Map<String, byte[]> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Entry> sheets = new ArrayList<>();
    private final List<RichText> texts = new ArrayList<>();
    private final Map<Integer, String> written = new HashMap<>();
    private final List<Style> styles = new ArrayList<>();
    /** Of each font whether it is struck out. */
    private final List<Boolean> fonts = new ArrayList<>();

    private boolean since1904;

    private WorkbookParts(Map<String, byte[]> parts) {
        parts.forEach((name, content) -> this.parts.put(name.replace('\\', '/'), content));
    }

    static WorkbookParts of(Map<String, byte[]> parts) throws XMLStreamException {
        var workbook = new WorkbookParts(parts);
        var targets = workbook.targets();
        workbook.sheets(targets);
        for (var target : targets.values()) {
            if (target.type.endsWith("/sharedStrings")) {
                workbook.texts(workbook.part(target.part));
            } else if (target.type.endsWith("/styles")) {
                workbook.styles(workbook.part(target.part));
            }
        }
        return workbook;
    }

    List<Entry> sheets() {
        return sheets;
    }

    /** Whether days are counted from 1904. */
    boolean since1904() {
        return since1904;
    }

    /** A shared text by its number. */
    RichText text(int index) {
        if (index < 0 || index >= texts.size()) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
        return texts.get(index);
    }

    /** The format of a cell's style. */
    NumberFormat format(int style) {
        if (style < 0 || style >= styles.size()) {
            return GENERAL;
        }
        var id = styles.get(style).format;
        return new NumberFormat(id, written.get(id));
    }

    /** Whether the font of a cell's style is struck out. */
    boolean isStruck(int style) {
        var font = style < 0 || style >= styles.size() ? -1 : styles.get(style).font;
        return font >= 0 && font < fonts.size() && fonts.get(font);
    }

    /** What people remarked on the cells of the sheet in that part. */
    List<Comment> comments(String part) throws XMLStreamException {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var related = parts.get(folder + "_rels/" + part.substring(folder.length()) + ".rels");
        var comments = new ArrayList<Comment>();
        if (related != null) {
            for (var target : targets(related, folder).values()) {
                var content = target.type.endsWith("/comments") ? parts.get(target.part) : null;
                if (content != null) {
                    comments(content, comments);
                }
            }
        }
        return comments;
    }

    private static void comments(byte[] part, List<Comment> comments) throws XMLStreamException {
        var xml = OfficeParts.xml(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("comment")) {
                var cell = new CellReference(SheetXml.text(xml, "ref"));
                var text = SheetXml.richText(xml, "comment").map(WorkbookParts::unescaped);
                comments.add(new Comment(cell, text.all()));
            }
        }
    }

    private record Target(String type, String part) {}

    private Map<String, Target> targets() throws XMLStreamException {
        return targets(part("xl/_rels/workbook.xml.rels"), "xl/");
    }

    private static Map<String, Target> targets(byte[] relationships, String folder) throws XMLStreamException {
        var targets = new HashMap<String, Target>();
        var xml = OfficeParts.xml(relationships);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")
                    && !"External".equalsIgnoreCase(SheetXml.attribute(xml, "TargetMode"))) {
                targets.put(
                        SheetXml.text(xml, "Id"),
                        new Target(SheetXml.text(xml, "Type"), path(SheetXml.text(xml, "Target"), folder)));
            }
        }
        return targets;
    }

    /** From the root of the file; relative ones begin where the part is that names them. */
    private static String path(String target, String folder) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var up = target.startsWith("../");
        var parent = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        return up ? parent + target.substring(3) : folder + target.replaceFirst("^\\./", "");
    }

    /** Its bytes; a fault if there is no such part. */
    byte[] part(String name) {
        var content = parts.get(name);
        if (content == null) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
        return content;
    }

    private void sheets(Map<String, Target> targets) throws XMLStreamException {
        var xml = OfficeParts.xml(part(WORKBOOK));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("sheet")) {
                var state = SheetXml.attribute(xml, "state");
                var target = targets.get(id(xml));
                if (target == null) {
                    throw new UnreadableDocument(Reason.DAMAGED);
                }
                if (!target.type.toLowerCase(Locale.ROOT).endsWith("/chartsheet")) {
                    sheets.add(
                            new Entry(SheetXml.text(xml, "name"), target.part, state == null || state.equals(VISIBLE)));
                }
            } else if (xml.getLocalName().equals("workbookPr")) {
                since1904 = SheetXml.isTrue(SheetXml.attribute(xml, "date1904"));
            }
        }
    }

    /** Of the two ids a sheet has, the one in the namespace of relationships. */
    private static String id(XMLStreamReader xml) {
        for (var index = 0; index < xml.getAttributeCount(); index++) {
            var namespace = xml.getAttributeNamespace(index);
            if (xml.getAttributeLocalName(index).equals("id") && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(index);
            }
        }
        return "";
    }

    private void texts(byte[] part) throws XMLStreamException {
        var xml = OfficeParts.xml(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                texts.add(SheetXml.richText(xml, "si").map(WorkbookParts::unescaped));
            }
        }
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(sign -> {
                    var character = (char) Integer.parseInt(sign.group(1), HEXADECIMAL);
                    return Matcher.quoteReplacement(String.valueOf(character));
                })
                : text;
    }

    private void styles(byte[] part) throws XMLStreamException {
        var xml = OfficeParts.xml(part);
        var ofCells = false;
        var ofFonts = false;
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> format(xml);
                    case "fonts" -> ofFonts = true;
                    case "font" -> {
                        if (ofFonts) {
                            fonts.add(false);
                        }
                    }
                    case "strike" -> {
                        if (ofFonts && !fonts.isEmpty()) {
                            fonts.set(fonts.size() - 1, SheetXml.isOn(xml));
                        }
                    }
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells) {
                            styles.add(new Style(
                                    number(SheetXml.attribute(xml, "numFmtId")),
                                    number(SheetXml.attribute(xml, "fontId"))));
                        }
                    }
                    default -> {}
                }
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                ofCells &= !xml.getLocalName().equals("cellXfs");
                ofFonts &= !xml.getLocalName().equals("fonts");
            }
        }
    }

    private void format(XMLStreamReader xml) {
        var code = SheetXml.attribute(xml, "formatCode");
        if (code != null) {
            written.putIfAbsent(number(SheetXml.attribute(xml, "numFmtId")), code);
        }
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text.strip());
    }
}
