package org.jixiaoflow.submission.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;

/** Numbers as a spreadsheet displays them; percentages with all their digits (F17: a cell 0.95 shown as 95 % is 95 %). */
final class Displayed extends DataFormatter {

    Displayed() {
        super(Locale.CHINA, true);
    }

    @Override
    public String formatRawCellContents(double value, int index, String format, boolean use1904) {
        if (format != null && format.contains("%") && Double.isFinite(value)) {
            return BigDecimal.valueOf(value)
                            .movePointRight(2)
                            .round(MathContext.DECIMAL64)
                            .stripTrailingZeros()
                            .toPlainString()
                    + "%";
        }
        return super.formatRawCellContents(value, index, format, use1904).trim();
    }
}
