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
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
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
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads an .xls record by record, so that its size in memory is that of its text: a workbook as a library makes it of half the limit in
 * blank cells fills a gigabyte. Records that say nothing of cells are passed over.
 */
final class OldSheetReader {

    private static final int HEADER = 4;

    private final Grid grid;
    private final Budget budget;
    private final Displayed displayed = new Displayed();
    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    /** The format of each style. */
    private final List<Integer> styles = new ArrayList<>();

    private final List<CellRangeAddress> merged = new ArrayList<>();
    private @Nullable FormulaRecord formula;
    private int promised;
    private int sheets;
    private int depth;
    private boolean inSheet;
    private boolean pictures;

    private OldSheetReader(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        return OldOffice.open(bytes, container -> {
            var root = container.getRoot();
            var grid = new Grid(budget);
            var reader = new OldSheetReader(grid, budget);
            try (var stream = root.createDocumentInputStream(HSSFWorkbook.getWorkbookDirEntryName(root))) {
                reader.records(stream);
            }
            if (grid.isBlank()) {
                throw new UnreadableDocument(reader.pictures ? Reason.PICTURE : Reason.EMPTY);
            }
            return grid.forms();
        });
    }

    /** A workbook's own records, then those of each sheet; where sheets are missing the file was cut off. */
    private void records(InputStream stream) throws IOException {
        var in = new RecordInputStream(stream);
        var position = 0;
        while ((depth > 0 || sheets < promised || position == 0) && in.hasNextRecord()) {
            in.nextRecord();
            position += HEADER + in.remaining();
            if (in.getSid() == FilePassRecord.sid) {
                in = decrypted(stream, new FilePassRecord(in), position);
            } else {
                record(in);
                in.readRemainder();
            }
        }
        if (depth > 0 || sheets < promised || promised == 0) {
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
            case BoundSheetRecord.sid -> promised++;
            case SSTRecord.sid -> strings(in);
            case FormatRecord.sid -> format(new FormatRecord(in));
            case ExtendedFormatRecord.sid -> {
                in.readShort();
                styles.add(in.readUShort());
            }
            case SupBookRecord.sid -> requireInternal(in);
            case ObjRecord.sid -> pictures |= isPicture(in);
            default -> {
                // A chart in a sheet has cells of its own.
                if (inSheet && depth == 1) {
                    cells(in);
                }
            }
        }
    }

    private void begin(int type) {
        if (type == BOFRecord.TYPE_EXCEL_4_MACRO || type == BOFRecord.TYPE_VB_MODULE) {
            throw new UnreadableDocument(Reason.MACROS);
        }
        if (depth++ == 0) {
            inSheet = type == BOFRecord.TYPE_WORKSHEET;
            sheets += type == BOFRecord.TYPE_WORKBOOK ? 0 : 1;
        }
    }

    private void end() {
        if (--depth == 0 && inSheet) {
            merged.forEach(grid::merged);
            merged.clear();
            grid.endTable();
        }
    }

    /** The texts of all cells, each once. How many there are is believed only within the limit. */
    private void strings(RecordInputStream in) {
        in.readInt();
        var count = in.readInt();
        Budget.within(count, budget.limits().cells(), Reason.TOO_MANY_CELLS);
        while (strings.size() < count
                && (in.available() > 0 || (in.hasNextRecord() && in.getNextSid() == ContinueRecord.sid))) {
            strings.add(new UnicodeString(in).getString());
        }
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

    private void cells(RecordInputStream in) {
        switch (in.getSid()) {
            case LabelSSTRecord.sid -> {
                var cell = new LabelSSTRecord(in);
                text(cell, strings.get(cell.getSSTIndex()));
            }
            case LabelRecord.sid -> {
                var cell = new LabelRecord(in);
                text(cell, cell.getValue());
            }
            case NumberRecord.sid -> {
                var cell = new NumberRecord(in);
                number(cell, cell.getValue());
            }
            case RKRecord.sid -> {
                var cell = new RKRecord(in);
                number(cell, cell.getRKNumber());
            }
            case MulRKRecord.sid -> numbers(new MulRKRecord(in));
            case BoolErrRecord.sid -> {
                var cell = new BoolErrRecord(in);
                text(cell, cell.isBoolean() ? truth(cell.getBooleanValue()) : "");
            }
            case FormulaRecord.sid -> formula(new FormulaRecord(in));
            case StringRecord.sid -> result(new StringRecord(in).getString());
            case MergeCellsRecord.sid -> merge(new MergeCellsRecord(in));
            default -> {}
        }
    }

    private void numbers(MulRKRecord cells) {
        for (var index = 0; index < cells.getNumColumns(); index++) {
            grid.cell(
                    cells.getRow(),
                    cells.getFirstColumn() + index,
                    displayed(cells.getRKNumberAt(index), cells.getXFAt(index)));
        }
    }

    /** What it came to when it was saved; a text stands in a record of its own. */
    private void formula(FormulaRecord cell) {
        formula = cell.hasCachedResultString() ? cell : null;
        if (cell.getCachedResultTypeEnum() == CellType.NUMERIC) {
            number(cell, cell.getValue());
        } else if (cell.getCachedResultTypeEnum() == CellType.BOOLEAN) {
            text(cell, truth(cell.getCachedBooleanValue()));
        }
    }

    private void result(String text) {
        if (formula != null) {
            text(formula, text);
        }
        formula = null;
    }

    private void merge(MergeCellsRecord ranges) {
        Budget.within(
                merged.size() + (long) ranges.getNumAreas(), budget.limits().rows(), Reason.TOO_MANY_CELLS);
        for (var index = 0; index < ranges.getNumAreas(); index++) {
            merged.add(ranges.getAreaAt(index));
        }
    }

    private void number(CellValueRecordInterface cell, double value) {
        text(cell, displayed(value, cell.getXFIndex()));
    }

    private void text(CellValueRecordInterface cell, String text) {
        grid.cell(cell.getRow(), cell.getColumn(), text);
    }

    private String displayed(double value, int style) {
        var index = styles.get(style);
        var format = formats.getOrDefault(index, BuiltinFormats.getBuiltinFormat(index));
        return displayed.formatRawCellContents(value, index, format == null ? "General" : format, false);
    }

    private static String truth(boolean value) {
        return String.valueOf(value).toUpperCase(Locale.ROOT);
    }
}
