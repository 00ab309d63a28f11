package org.jixiaoflow.submission.files;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.hssf.usermodel.HSSFEvaluationWorkbook;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.SharedFormula;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** The values of a sheet, and of cells without a saved result the formulas, to be calculated with. */
final class BareSheet {

    /** What is another value each time one looks. */
    private static final Pattern UNSTEADY =
            Pattern.compile("(?i)\\b(NOW|TODAY|RAND|RANDBETWEEN|INDIRECT|OFFSET)\\s*\\(");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SHEET = Pattern.compile("(?:'((?:[^']|'')+)'|([\\p{L}\\p{N}_.]+))!");

    private static final SpreadsheetVersion SIZE = SpreadsheetVersion.EXCEL97;

    /** A formula that is written once and holds for more cells, moved with each. */
    private record Shared(String formula, int row, int column) {}

    private final HSSFWorkbook workbook;
    private final HSSFSheet sheet;
    private final WorkbookParts parts;
    private final int most;
    private final Map<String, Shared> shared = new HashMap<>();
    private final StringBuilder value = new StringBuilder();
    private int cells;
    private int row = -1;
    private int column = -1;
    private @Nullable String type;
    private @Nullable String formula;

    BareSheet(HSSFWorkbook workbook, HSSFSheet sheet, WorkbookParts parts, int most) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.parts = parts;
        this.most = most;
    }

    /** How many cells there are; it ends with the first one that is too many. */
    int fill(byte[] part) throws XMLStreamException {
        var xml = OfficeParts.xml(part);
        while (xml.hasNext() && cells <= most) {
            var next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                start(xml);
            } else if (next == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                end();
            }
        }
        return cells;
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> {
                var number = SheetXml.attribute(xml, "r");
                row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                column = -1;
            }
            case "c" -> begin(xml);
            case "f" -> formula(xml);
            case "v" -> value.append(xml.getElementText());
            case "is" -> value.append(SheetXml.richText(xml, "is").all());
            default -> {}
        }
    }

    private void begin(XMLStreamReader xml) {
        var reference = SheetXml.attribute(xml, "r");
        if (reference == null) {
            column++;
        } else {
            var address = new CellReference(reference);
            row = address.getRow();
            column = address.getCol();
        }
        type = SheetXml.attribute(xml, "t");
        value.setLength(0);
        formula = null;
    }

    /** One over many cells at once has no formula that a single cell could be calculated by. */
    private void formula(XMLStreamReader xml) throws XMLStreamException {
        var kind = SheetXml.text(xml, "t");
        var group = SheetXml.text(xml, "si");
        var written = xml.getElementText();
        if (kind.equals("shared") && !written.isBlank()) {
            shared.put(group, new Shared(written, row, column));
        }
        formula = kind.equals("shared") && written.isBlank() ? moved(group) : kind.equals("array") ? "" : written;
    }

    private String moved(String group) {
        var one = shared.get(group);
        if (one == null) {
            return "";
        }
        var names = HSSFEvaluationWorkbook.create(workbook);
        var parsed = FormulaParser.parse(one.formula, names, FormulaType.CELL, workbook.getSheetIndex(sheet), row);
        var moved = new SharedFormula(SIZE).convertSharedFormulas(parsed, row - one.row, column - one.column);
        return FormulaRenderer.toFormulaString(names, moved);
    }

    private void end() {
        cells++;
        if (row < 0 || row > SIZE.getLastRowIndex() || column < 0 || column > SIZE.getLastColumnIndex()) {
            return;
        }
        var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        Cell cell = line.createCell(column);
        try {
            if (formula != null && value.isEmpty() && type == null) {
                calculated(cell, formula);
            } else {
                value(cell, value.toString());
            }
        } catch (RuntimeException unknown) {
            // What depends on it isn't known either.
            cell.setCellErrorValue(FormulaError.NA.getCode());
        }
    }

    private static void calculated(Cell cell, String formula) {
        if (formula.isBlank() || UNSTEADY.matcher(formula).find() || namesElsewhere(cell, formula)) {
            cell.setCellErrorValue(FormulaError.NA.getCode());
        } else {
            cell.setCellFormula(formula);
        }
    }

    /** Of a sheet that isn't there the library takes the first one. */
    private static boolean namesElsewhere(Cell cell, String formula) {
        var plain = QUOTED.matcher(formula).replaceAll("");
        return plain.indexOf('[') >= 0
                || SHEET.matcher(plain)
                        .results()
                        .map(found -> found.group(1) == null
                                ? found.group(2)
                                : found.group(1).replace("''", "'"))
                        .anyMatch(name -> cell.getSheet().getWorkbook().getSheet(name) == null);
    }

    private void value(Cell cell, String raw) {
        switch (type == null ? "n" : type) {
            case "n" -> {
                if (!raw.isBlank()) {
                    cell.setCellValue(Double.parseDouble(raw.strip()));
                }
            }
            case "s" ->
                cell.setCellValue(parts.text(Integer.parseInt(raw.strip())).all());
            case "b" -> cell.setCellValue(!raw.strip().equals("0"));
            case "e" -> cell.setCellErrorValue(FormulaError.NA.getCode());
            default -> cell.setCellValue(raw);
        }
    }
}
