package org.jixiaoflow.submission.files;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** The kinds of files that are read, each with its reader. */
enum Format {
    DOCX("Word (.docx)", "docx") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            OfficeParts.requireHarmless(parts);
            return WordReader.read(parts, budget);
        }
    },
    XLSX("Excel (.xlsx)", "xlsx") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            OfficeParts.requireHarmless(parts);
            return SheetReader.read(bytes, parts, budget);
        }
    },
    DOC("Word 97–2003 (.doc)", "doc") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return OldWordReader.read(bytes, budget);
        }
    },
    XLS("Excel 97–2003 (.xls)", "xls") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return OldSheetReader.read(bytes, budget);
        }
    },
    TEXT("文本 text", "txt|csv|json") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            var text = DocumentReader.text(bytes);
            if (text.isBlank()) {
                throw new UnreadableDocument(Reason.EMPTY);
            }
            Budget.within(text.length(), budget.limits().characters(), Reason.TOO_MUCH_TEXT);
            if (Csv.isCsv(text)) {
                return Csv.read(text, budget);
            }
            budget.rows(rows(text));
            return DocumentReader.read(text);
        }

        /** Lines; of JSON, where lines say nothing, its objects and lists. */
        private static long rows(String text) {
            return DocumentReader.isJson(text)
                    ? text.chars().filter(sign -> sign == '{' || sign == '[').count()
                    : text.lines().count();
        }
    };

    private final String label;
    /** As a pattern. */
    private final String endings;

    Format(String label, String endings) {
        this.label = label;
        this.endings = endings;
    }

    abstract List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget);

    static Format of(Signature signature, byte[] bytes, Map<String, byte[]> parts) {
        if (signature == Signature.TEXT) {
            return TEXT;
        }
        return signature == Signature.OLE ? OldOffice.format(bytes) : OfficeParts.format(parts);
    }

    String label() {
        return label;
    }

    boolean isNamed(String ending) {
        return ending.matches(endings);
    }
}
