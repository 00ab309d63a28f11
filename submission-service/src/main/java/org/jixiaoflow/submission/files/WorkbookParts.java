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

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String VISIBLE = "visible";
    private static final NumberFormat GENERAL = new NumberFormat(0, null);
    /** A sign that XML can't hold: {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;

    private final Map<String, byte[]> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Entry> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, String> written = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
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
    String text(int index) {
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
        var id = styles.get(style);
        return new NumberFormat(id, written.get(id));
    }

    private record Target(String type, String part) {}

    private Map<String, Target> targets() throws XMLStreamException {
        var targets = new HashMap<String, Target>();
        var xml = OfficeParts.xml(part("xl/_rels/workbook.xml.rels"));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")
                    && !"External".equalsIgnoreCase(SheetXml.attribute(xml, "TargetMode"))) {
                targets.put(
                        SheetXml.text(xml, "Id"),
                        new Target(SheetXml.text(xml, "Type"), path(SheetXml.text(xml, "Target"))));
            }
        }
        return targets;
    }

    /** From the root of the file; relative ones begin where the workbook is. */
    private static String path(String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var path = "xl/" + target.replaceFirst("^\\./", "");
        return path.replaceFirst("^xl/\\.\\./", "");
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
                texts.add(unescaped(SheetXml.richText(xml, "si")));
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
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> format(xml);
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells) {
                            styles.add(number(SheetXml.attribute(xml, "numFmtId")));
                        }
                    }
                    default -> {}
                }
            } else if (next == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("cellXfs")) {
                ofCells = false;
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
