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
            return SheetReader.read(parts, budget);
        }
    },
    DOC("Word 97–2003 (.doc)", "doc") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return DocReader.read(bytes, budget);
        }
    },
    XLS("Excel 97–2003 (.xls)", "xls") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return XlsReader.read(bytes, budget);
        }
    },
    PDF("PDF", "pdf") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return PdfReader.read(bytes, budget);
        }
    },
    HTML("HTML", "html?") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            return HtmlReader.read(text(bytes, budget), budget);
        }
    },
    TEXT("TXT", "txt|csv|json") {
        @Override
        List<PrintedForm> read(byte[] bytes, Map<String, byte[]> parts, Budget budget) {
            var text = text(bytes, budget);
            if (Csv.isCsv(text)) {
                return Csv.read(text, budget);
            }
            budget.rows(rows(text));
            return DocumentReader.read(text, budget.choices());
        }

        /** Lines; of JSON, where lines say nothing, its objects and lists. */
        private static long rows(String text) {
            return DocumentReader.isJson(text)
                    ? text.chars().filter(sign -> sign == '{' || sign == '[').count()
                    : text.lines().count();
        }
    };

    private static final int BEGINNING = 4096;

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
            return ofText(bytes);
        }
        if (signature == Signature.PDF) {
            return PDF;
        }
        return signature == Signature.OLE ? CompoundFile.format(bytes) : OfficeParts.format(parts);
    }

    /** Of bytes that are no text nothing better is known; its reader says so. */
    private static Format ofText(byte[] bytes) {
        try {
            var text = DocumentReader.text(bytes);
            var beginning = text.substring(0, Math.min(BEGINNING, text.length()));
            if (beginning.startsWith("MIME-Version:")) {
                throw new UnreadableDocument(Reason.UNSUPPORTED, "MHTML");
            }
            if (beginning.contains("<?xml") && beginning.contains("schemas-microsoft-com:office:spreadsheet")) {
                throw new UnreadableDocument(Reason.UNSUPPORTED, "Excel 2003 XML");
            }
            if (beginning.contains("<?xml") && beginning.contains("schemas.microsoft.com/office/word/2003")) {
                throw new UnreadableDocument(Reason.UNSUPPORTED, "Word 2003 XML");
            }
            return HtmlReader.isHtml(text) ? HTML : TEXT;
        } catch (UnreadableDocument unreadable) {
            if (unreadable.reason() == Reason.NOT_TEXT) {
                return TEXT;
            }
            throw unreadable;
        }
    }

    private static String text(byte[] bytes, Budget budget) {
        var text = DocumentReader.text(bytes);
        if (text.isBlank()) {
            throw new UnreadableDocument(Reason.EMPTY);
        }
        Budget.within(text.length(), budget.limits().characters(), Reason.TOO_MUCH_TEXT);
        return text;
    }

    String label() {
        return label;
    }

    boolean isNamed(String ending) {
        return ending.matches(endings);
    }
}
