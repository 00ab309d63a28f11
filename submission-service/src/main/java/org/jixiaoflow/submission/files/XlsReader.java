package org.jixiaoflow.submission.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads an .xls record by record, so that it takes as much memory as its text. A library's model of the same workbook would need a
 * gigabyte for blank cells alone. Records that say nothing of cells are passed over.
 */
final class XlsReader {

    private static final int HEADER = 4;
    private static final int MISSING_FONT = 4;

    private final Grid grid;
    private final Budget budget;
    private final Displayed displayed = new Displayed();
    private final List<RichText> strings = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    /** The format of each style. */
    private final List<Integer> styles = new ArrayList<>();
    /** The font of each style. */
    private final List<Integer> stylesFonts = new ArrayList<>();
    /** Of each font whether it is struck out. */
    private final List<Boolean> fonts = new ArrayList<>();

    private final List<BoundSheetRecord> promised = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private @Nullable Sheet sheet;
    private String name = "";
    private @Nullable FormulaRecord formula;
    private int sheets;
    private int depth;
    private boolean since1904;
    private boolean pictures;

    private XlsReader(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        return CompoundFile.open(bytes, container -> {
            var root = container.getRoot();
            var grid = new Grid(budget);
            var reader = new XlsReader(grid, budget);
            try (var stream = root.createDocumentInputStream(HSSFWorkbook.getWorkbookDirEntryName(root))) {
                reader.records(stream);
            }
            return SheetReader.forms(grid, reader.hidden, reader.pictures);
        });
    }

    /** A workbook's own records, then those of each sheet; where sheets are missing the file was cut off. */
    private void records(InputStream stream) throws IOException {
        var in = new RecordInputStream(stream);
        var position = 0;
        while ((depth > 0 || sheets < promised.size() || position == 0) && in.hasNextRecord()) {
            in.nextRecord();
            position += HEADER + in.remaining();
            if (in.getSid() == FilePassRecord.sid) {
                in = decrypted(stream, new FilePassRecord(in), position);
            } else {
                record(in);
                in.readRemainder();
            }
        }
        if (depth > 0 || sheets < promised.size() || promised.isEmpty()) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
    }

    /** Excel itself opens with its usual password what is only protected from being changed. */
    private static RecordInputStream decrypted(InputStream stream, FilePassRecord pass, int position) {
        var encryption = pass.getEncryptionInfo();
        try {
            if (!encryption.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw new UnreadableDocument(Reason.ENCRYPTED);
            }
        } catch (GeneralSecurityException e) {
            throw new UnreadableDocument(e, Reason.ENCRYPTED);
        }
        return new RecordInputStream(stream, encryption, position);
    }

    private void record(RecordInputStream in) {
        switch (in.getSid()) {
            case BOFRecord.sid -> begin(new BOFRecord(in).getType());
            case EOFRecord.sid -> end();
            case BoundSheetRecord.sid -> promised.add(new BoundSheetRecord(in));
            case DateWindow1904Record.sid -> since1904 = new DateWindow1904Record(in).getWindowing() == 1;
            case SSTRecord.sid -> strings(in);
            case FormatRecord.sid -> format(new FormatRecord(in));
            case FontRecord.sid -> fonts.add(new FontRecord(in).isStruckout());
            case ExtendedFormatRecord.sid -> {
                stylesFonts.add(in.readUShort());
                styles.add(in.readUShort());
            }
            case SupBookRecord.sid -> requireInternal(in);
            case ObjRecord.sid -> pictures |= isPicture(in);
            default -> {
                // A chart in a sheet has cells of its own.
                if (sheet != null && depth == 1) {
                    cells(sheet, in);
                }
            }
        }
    }

    private void begin(int type) {
        if (type == BOFRecord.TYPE_EXCEL_4_MACRO || type == BOFRecord.TYPE_VB_MODULE) {
            throw new UnreadableDocument(Reason.MACROS);
        }
        if (depth++ == 0) {
            sheet = type == BOFRecord.TYPE_WORKSHEET ? sheet() : null;
            sheets += type == BOFRecord.TYPE_WORKBOOK ? 0 : 1;
        }
    }

    /** Its name and whether it is shown stand in the workbook's own records, in the order of the sheets. */
    private Sheet sheet() {
        var known = sheets < promised.size() ? promised.get(sheets) : null;
        var shown = known == null || !(known.isHidden() || known.isVeryHidden());
        name = known == null ? String.valueOf(sheets + 1) : known.getSheetname();
        return new Sheet(grid, budget, name, shown);
    }

    private void end() {
        if (--depth == 0 && sheet != null) {
            if (sheet.end()) {
                hidden.add(name);
            }
            sheet = null;
        }
    }

    /** The texts of all cells, each once. How many there are is believed only within the limit. */
    private void strings(RecordInputStream in) {
        in.readInt();
        var count = in.readInt();
        Budget.within(count, budget.limits().cells(), Reason.TOO_MANY_CELLS);
        while (strings.size() < count
                && (in.available() > 0 || (in.hasNextRecord() && in.getNextSid() == ContinueRecord.sid))) {
            strings.add(richText(new UnicodeString(in)));
        }
    }

    /** A run goes on until the next one begins; what stands in front of all looks as the cell does. */
    private RichText richText(UnicodeString text) {
        var written = text.getString();
        var pieces = new ArrayList<RichText.Piece>();
        Boolean struck = null;
        var from = 0;
        for (var index = 0; index < text.getFormatRunCount(); index++) {
            var run = text.getFormatRun(index);
            var start = Math.max(from, Math.min(run.getCharacterPos(), written.length()));
            pieces.add(new RichText.Piece(written.substring(from, start), struck));
            struck = isStruck(run.getFontIndex());
            from = start;
        }
        pieces.add(new RichText.Piece(written.substring(from), struck));
        return new RichText(pieces);
    }

    /** There never is a fifth font: its number is left out. */
    private boolean isStruck(int font) {
        var index = font > MISSING_FONT ? font - 1 : font;
        return index >= 0 && index < fonts.size() && fonts.get(index);
    }

    private boolean isStyleStruck(int style) {
        return style >= 0 && style < stylesFonts.size() && isStruck(stylesFonts.get(style));
    }

    private void format(FormatRecord format) {
        formats.put(format.getIndexCode(), format.getFormatString());
    }

    private void requireInternal(RecordInputStream in) {
        in.readShort();
        if (in.remaining() > 2 && in.readUShort() > 1) {
            throw new UnreadableDocument(Reason.EXTERNAL, "Workbook");
        }
    }

    private static boolean isPicture(RecordInputStream in) {
        return in.readShort() == CommonObjectDataSubRecord.sid
                && in.readShort() > 0
                && in.readShort() == CommonObjectDataSubRecord.OBJECT_TYPE_PICTURE;
    }

    private void cells(Sheet in, RecordInputStream record) {
        switch (record.getSid()) {
            case RowRecord.sid -> {
                var row = new RowRecord(record);
                if (row.getZeroHeight()) {
                    in.hideRow(row.getRowNumber());
                }
            }
            case ColumnInfoRecord.sid -> {
                var columns = new ColumnInfoRecord(record);
                if (columns.getHidden()) {
                    in.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
                }
            }
            case LabelSSTRecord.sid -> {
                var cell = new LabelSSTRecord(record);
                in.cell(
                        cell.getRow(),
                        cell.getColumn(),
                        strings.get(cell.getSSTIndex()),
                        isStyleStruck(cell.getXFIndex()));
            }
            case LabelRecord.sid -> {
                var cell = new LabelRecord(record);
                text(in, cell, cell.getValue());
            }
            case NumberRecord.sid -> {
                var cell = new NumberRecord(record);
                number(in, cell, cell.getValue());
            }
            case RKRecord.sid -> {
                var cell = new RKRecord(record);
                number(in, cell, cell.getRKNumber());
            }
            case MulRKRecord.sid -> numbers(in, new MulRKRecord(record));
            case BoolErrRecord.sid -> {
                var cell = new BoolErrRecord(record);
                if (cell.isBoolean()) {
                    text(in, cell, truth(cell.getBooleanValue()));
                } else {
                    fault(in, cell, cell.getErrorValue());
                }
            }
            case FormulaRecord.sid -> formula(in, new FormulaRecord(record));
            case StringRecord.sid -> result(in, new StringRecord(record).getString());
            case MergeCellsRecord.sid -> merge(in, new MergeCellsRecord(record));
            default -> {}
        }
    }

    private void numbers(Sheet in, MulRKRecord cells) {
        for (var index = 0; index < cells.getNumColumns(); index++) {
            in.cell(
                    cells.getRow(),
                    cells.getFirstColumn() + index,
                    RichText.plain(displayed(cells.getRKNumberAt(index), cells.getXFAt(index))),
                    isStyleStruck(cells.getXFAt(index)));
        }
    }

    /** What it came to when it was saved; a text stands in a record of its own. */
    private void formula(Sheet in, FormulaRecord cell) {
        formula = cell.hasCachedResultString() ? cell : null;
        switch (cell.getCachedResultTypeEnum()) {
            case NUMERIC -> number(in, cell, cell.getValue());
            case BOOLEAN -> text(in, cell, truth(cell.getCachedBooleanValue()));
            case ERROR -> fault(in, cell, cell.getCachedErrorValue());
            case STRING, BLANK, FORMULA, _NONE -> {}
        }
    }

    private void result(Sheet in, String text) {
        if (formula != null) {
            text(in, formula, text);
        }
        formula = null;
    }

    private static void merge(Sheet in, MergeCellsRecord ranges) {
        for (var index = 0; index < ranges.getNumAreas(); index++) {
            in.merge(ranges.getAreaAt(index));
        }
    }

    private static void fault(Sheet in, CellValueRecordInterface cell, int code) {
        var shown = FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#";
        in.fault(cell.getRow(), cell.getColumn(), shown);
    }

    private void number(Sheet in, CellValueRecordInterface cell, double value) {
        text(in, cell, displayed(value, cell.getXFIndex()));
    }

    private void text(Sheet in, CellValueRecordInterface cell, String text) {
        in.cell(cell.getRow(), cell.getColumn(), RichText.plain(text), isStyleStruck(cell.getXFIndex()));
    }

    private String displayed(double value, int style) {
        var id = styles.get(style);
        return displayed.of(value, id, formats.get(id), since1904);
    }

    private static String truth(boolean value) {
        return String.valueOf(value).toUpperCase(Locale.ROOT);
    }
}
