package org.jixiaoflow.submission.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Numbers as a Chinese spreadsheet displays them; percentages with all their digits (F17: a cell 0.95 shown as 95 % is 95 %). */
final class Displayed {

    private static final String GENERAL = "General";
    /** Text that no letter of a date is in. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"A-Za-z]*)\"|[!\\\\](?=[^A-Za-z])");

    /** What a file only gives the number of, and Excel in China shows so. */
    private static final Map<Integer, String> CHINESE = chinese();

    private final DataFormatter library = new DataFormatter(Locale.CHINA);

    private static Map<Integer, String> chinese() {
        var yearMonth = "yyyy\"年\"m\"月\"";
        var monthDay = "m\"月\"d\"日\"";
        var formats = new HashMap<Integer, String>();
        formats.put(14, "yyyy/m/d");
        formats.put(22, "yyyy/m/d h:mm");
        formats.put(30, "m-d-yy");
        formats.put(31, "yyyy\"年\"m\"月\"d\"日\"");
        formats.put(32, "h\"时\"mm\"分\"");
        formats.put(33, "h\"时\"mm\"分\"ss\"秒\"");
        for (var id : new int[] {27, 36, 50, 52, 57}) {
            formats.put(id, yearMonth);
        }
        for (var id : new int[] {28, 29, 51, 53, 54, 58}) {
            formats.put(id, monthDay);
        }
        return Map.copyOf(formats);
    }

    /**
     * What the cell shows.
     *
     * @param id the format's number
     * @param written the format as the file gives it; null if it only gives the number
     * @param since1904 whether days count from 1904
     */
    String of(double value, int id, @Nullable String written, boolean since1904) {
        var format = format(id, written);
        // What is quoted or escaped is text: "%" makes no percentage, and 月 no less of a date.
        var asked = FormatText.without(format);
        if (asked.contains("%") && Double.isFinite(value)) {
            return NumberPattern.show(value, format).orElseGet(() -> percentage(value));
        }
        if (DateUtil.isADateFormat(id, asked)) {
            return DatePattern.show(value, format, since1904)
                    .orElseGet(() -> library.formatRawCellContents(value, id, withoutQuotes(format), since1904)
                            .trim());
        }
        if (!format.equals(GENERAL)) {
            var shown = NumberPattern.show(value, format);
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        return library.formatRawCellContents(value, id, format, since1904).trim();
    }

    private static String percentage(double value) {
        return BigDecimal.valueOf(value)
                        .movePointRight(2)
                        .round(MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** The library shows the quotes around 年, 月 and 日. */
    private static String withoutQuotes(String format) {
        return QUOTED.matcher(format.replaceAll("(?i)\\[DBNum\\d]", ""))
                .replaceAll("$1")
                .replace("上午/下午", "AM/PM");
    }

    private static String format(int id, @Nullable String written) {
        var chinese = CHINESE.get(id);
        if (chinese != null) {
            return chinese;
        }
        var format = written == null || written.isEmpty() ? BuiltinFormats.getBuiltinFormat(id) : written;
        return format == null ? GENERAL : format;
    }
}
