package org.jixiaoflow.support.web;

/** Texts in files that spreadsheets open. */
public final class SpreadsheetText {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private SpreadsheetText() {}

    /** The text; one that a spreadsheet would take for a formula begins with an apostrophe. */
    public static String harmless(Object value) {
        var text = value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
