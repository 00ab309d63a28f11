package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** One sheet's part of an .xlsx: its cells as they come, with what their formats make of them. */
final class SheetXml {

    private final Sheet sheet;
    private final WorkbookParts workbook;
    private final SheetReader.Results results;
    private final Displayed displayed = new Displayed();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private int row = -1;
    private int column = -1;
    private @Nullable String type;
    private int style;
    private boolean hasFormula;
    private @Nullable RichText inline;

    SheetXml(Sheet sheet, WorkbookParts workbook, SheetReader.Results results) {
        this.sheet = sheet;
        this.workbook = workbook;
        this.results = results;
    }

    void read(byte[] part) throws XMLStreamException {
        var xml = OfficeParts.xml(part);
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                start(xml);
            } else if (next == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                cell();
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "col" -> columns(xml);
            case "row" -> {
                row = number(xml, "r", row + 2) - 1;
                column = -1;
                if (isTrue(attribute(xml, "hidden")) || "0".equals(attribute(xml, "ht"))) {
                    sheet.hideRow(row);
                }
            }
            case "c" -> begin(xml);
            case "f" -> {
                hasFormula = true;
                formula.append(xml.getElementText());
            }
            case "v" -> value.append(xml.getElementText());
            case "is" -> inline = richText(xml, "is");
            case "mergeCell" -> sheet.merge(CellRangeAddress.valueOf(text(xml, "ref")));
            default -> {}
        }
    }

    private void columns(XMLStreamReader xml) {
        if (isTrue(attribute(xml, "hidden")) || "0".equals(attribute(xml, "width"))) {
            sheet.hideColumns(number(xml, "min", 1) - 1, number(xml, "max", 1) - 1);
        }
    }

    /** A cell without an address stands behind the one before. */
    private void begin(XMLStreamReader xml) {
        var reference = attribute(xml, "r");
        if (reference == null) {
            column++;
        } else {
            var address = new CellReference(reference);
            row = address.getRow();
            column = address.getCol();
        }
        type = attribute(xml, "t");
        style = number(xml, "s", 0);
        hasFormula = false;
        inline = null;
        value.setLength(0);
        formula.setLength(0);
    }

    private void cell() {
        var raw = value.toString();
        if (hasFormula && raw.isEmpty() && type == null) {
            unsaved();
        } else if ("e".equals(type)) {
            sheet.fault(row, column, raw);
        } else {
            sheet.cell(row, column, shown(raw), workbook.isStruck(style));
        }
    }

    private void unsaved() {
        var result = results.of(row, column);
        if (result == null) {
            sheet.unsaved(row, column, formula.toString());
        } else if (workbook.isStruck(style)) {
            sheet.cell(row, column, RichText.plain(isNumber(result) ? number(result) : result), true);
        } else if (isNumber(result)) {
            sheet.calculated(row, column, number(result));
        } else {
            sheet.calculated(row, column, result);
        }
    }

    private RichText shown(String raw) {
        if (inline != null) {
            return inline;
        }
        if (type == null || type.equals("n")) {
            return RichText.plain(raw.isBlank() ? "" : isNumber(raw) ? number(raw) : raw);
        }
        return switch (type) {
            case "s" -> workbook.text(Integer.parseInt(raw.strip()));
            case "b" -> RichText.plain(raw.strip().equals("0") ? "FALSE" : "TRUE");
            default -> RichText.plain(raw);
        };
    }

    private String number(String raw) {
        var format = workbook.format(style);
        return displayed.of(Double.parseDouble(raw.strip()), format.id(), format.written(), workbook.since1904());
    }

    private static boolean isNumber(String raw) {
        try {
            return Double.isFinite(Double.parseDouble(raw.strip()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The runs of a text, up to the end of the element that holds it; how it is spoken is no part of it. */
    static RichText richText(XMLStreamReader xml, String element) throws XMLStreamException {
        var pieces = new ArrayList<RichText.Piece>();
        var spoken = false;
        Boolean struck = null;
        while (xml.hasNext()) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "rPh" -> spoken = true;
                    case "rPr" -> struck = false;
                    case "strike" -> struck = isOn(xml);
                    case "t" -> {
                        if (!spoken) {
                            pieces.add(new RichText.Piece(xml.getElementText(), struck));
                        }
                    }
                    default -> {}
                }
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    break;
                }
                spoken &= !xml.getLocalName().equals("rPh");
                struck = xml.getLocalName().equals("r") ? null : struck;
            }
        }
        return new RichText(pieces);
    }

    /** A look that is named holds, unless it is named with a no. */
    static boolean isOn(XMLStreamReader xml) {
        var value = attribute(xml, "val");
        return value == null || isTrue(value);
    }

    static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    static String text(XMLStreamReader xml, String name) {
        var value = attribute(xml, name);
        return value == null ? "" : value;
    }

    static boolean isTrue(@Nullable String value) {
        return value != null
                && !value.equals("0")
                && !value.toLowerCase(Locale.ROOT).equals("false");
    }

    private static int number(XMLStreamReader xml, String name, int otherwise) {
        var value = attribute(xml, name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
