package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/** Reads an .xlsx as a stream, sheet by sheet, values as displayed; sheets that are hidden are only told of. */
final class SheetReader {

    private SheetReader() {}

    static List<PrintedForm> read(Map<String, byte[]> parts, Budget budget) {
        var grid = new Grid(budget);
        var hidden = new ArrayList<String>();
        try {
            var workbook = WorkbookParts.of(parts);
            var formulas = new Formulas(workbook);
            for (var entry : workbook.sheets()) {
                var sheet = new Sheet(grid, budget, entry.name(), entry.shown());
                new SheetXml(sheet, workbook, formulas.of(entry.name())).read(workbook.part(entry.part()));
                workbook.comments(entry.part())
                        .forEach(comment -> sheet.comment(
                                comment.cell().getRow(), comment.cell().getCol(), comment.text()));
                if (sheet.end()) {
                    hidden.add(entry.name());
                }
            }
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException e) {
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

    /** Results of formulas that were saved without. */
    interface Results {
        @Nullable String of(int row, int column);
    }
}
