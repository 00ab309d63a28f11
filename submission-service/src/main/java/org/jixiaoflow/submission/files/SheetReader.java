package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Reads an .xlsx as a stream, sheet by sheet, values as displayed; sheets that are hidden are only told of. */
final class SheetReader {

    private static final String VISIBLE = "visible";

    private SheetReader() {}

    static List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
        var grid = new Grid(budget);
        var hidden = new ArrayList<String>();
        try (var file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            var reader = new XSSFReader(file);
            var workbook = Workbook.of(reader.getWorkbookData().readAllBytes());
            var strings = new ReadOnlySharedStringsTable(file, false);
            var styles = reader.getStylesTable();
            var formulas = new Formulas(bytes, budget);
            for (var entry : workbook.sheets()) {
                var part = reader.getSheet(entry.id()).readAllBytes();
                var sheet = new Sheet(grid, budget, entry.name(), entry.shown());
                var xml = new SheetXml(sheet, styles, strings, workbook.since1904(), formulas.of(entry.name()));
                xml.read(part);
                if (sheet.end()) {
                    hidden.add(entry.name());
                }
            }
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (IOException | OpenXML4JException | SAXException | XMLStreamException | RuntimeException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
        return forms(grid, hidden, OfficeParts.holdPictures(parts));
    }

    /** Where all forms are hidden that is the reason why there is none. */
    static List<PrintedForm> forms(Grid grid, List<String> hidden, boolean pictures) {
        if (grid.isBlank() && hidden.isEmpty()) {
            throw new UnreadableDocument(pictures ? Reason.PICTURE : Reason.EMPTY);
        }
        var forms = grid.forms();
        if (forms.isEmpty() && !hidden.isEmpty()) {
            throw new UnreadableDocument(Reason.HIDDEN, String.join("、", hidden));
        }
        return forms;
    }

    /**
     * What the workbook says of its sheets.
     *
     * @param since1904 whether days are counted from 1904
     */
    private record Workbook(List<Entry> sheets, boolean since1904) {

        /**
         * A sheet in the order of their tabs.
         *
         * @param id of the part that holds it
         */
        record Entry(String name, String id, boolean shown) {}

        static Workbook of(byte[] part) throws XMLStreamException {
            var sheets = new ArrayList<Entry>();
            var since1904 = false;
            var xml = OfficeParts.xml(part);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("sheet")) {
                    var state = SheetXml.attribute(xml, "state");
                    sheets.add(new Entry(SheetXml.text(xml, "name"), id(xml), state == null || state.equals(VISIBLE)));
                } else if (xml.getLocalName().equals("workbookPr")) {
                    since1904 = SheetXml.isTrue(SheetXml.attribute(xml, "date1904"));
                }
            }
            return new Workbook(sheets, since1904);
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
    }

    /** Results of formulas that were saved without. */
    interface Results {
        @Nullable String of(int row, int column);
    }
}
