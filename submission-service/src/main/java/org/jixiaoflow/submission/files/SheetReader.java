package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads an .xlsx as a stream, sheet by sheet, values as displayed. */
final class SheetReader {

    private SheetReader() {}

    static List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
        var grid = new Grid(budget);
        try (var file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            var reader = new XSSFReader(file);
            var styles = reader.getStylesTable();
            var strings = reader.getSharedStringsTable();
            for (var sheets = reader.getSheetsData(); sheets.hasNext(); ) {
                try (var sheet = sheets.next()) {
                    var handler = new Handler(grid, budget, styles, strings);
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(handler);
                    parser.parse(new InputSource(sheet));
                    handler.merge();
                }
                grid.endTable();
            }
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
        if (grid.isBlank()) {
            throw new UnreadableDocument(OfficeParts.holdPictures(parts) ? Reason.PICTURE : Reason.EMPTY);
        }
        return grid.forms();
    }

    /** Cells go to the grid as they come; what is merged stands behind them. */
    private static final class Handler extends XSSFSheetXMLHandler {

        private final Grid grid;
        private final Budget budget;
        private final List<CellRangeAddress> merged = new ArrayList<>();

        Handler(Grid grid, Budget budget, StylesTable styles, SharedStrings strings) {
            super(styles, strings, new Cells(grid), new Displayed(), false);
            this.grid = grid;
            this.budget = budget;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            super.startElement(uri, name, qualified, attributes);
            if (name.equals("mergeCell")) {
                Budget.within(merged.size() + 1L, budget.limits().rows(), Reason.TOO_MANY_CELLS);
                merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
            }
        }

        void merge() {
            merged.forEach(grid::merged);
        }
    }

    private record Cells(Grid grid) implements SheetContentsHandler {

        @Override
        public void startRow(int row) {}

        @Override
        public void endRow(int row) {}

        @Override
        public void cell(@Nullable String reference, @Nullable String displayed, @Nullable XSSFComment comment) {
            if (reference != null && displayed != null) {
                var at = new CellReference(reference);
                grid.cell(at.getRow(), at.getCol(), displayed);
            }
        }
    }
}
