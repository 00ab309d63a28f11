package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cell's number")
class NumberPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12346000     | 0!.0,                      | 1234.6
            12346000     | 0!.0,"万"                  | 1234.6万
            12346000     | #,##0!.0,"万"              | 1,234.6万
            12345678     | 0!.0000                    | 1234.5678
            12345678     | 0\\.0000                   | 1234.5678
            5            | 0!.0000                    | 0.0005
            12346000     | #,##0.00,,                 | 12.35
            1500         | 0.0,                       | 1.5
            1234.5       | #,##0.00                   | 1,234.50
            1234.5       | #,##0.00_);[Red](#,##0.00) | 1,234.50
            -1234.5      | #,##0.00_);[Red](#,##0.00) | (1,234.50)
            0            | 0;-0;"—"                   | —
            20           | 0"分"                      | 20分
            15           | 0分                        | 15分
            12000        | [>=10000]0!.0,"万元";0"元" | 1.2万元
            320          | [>=10000]0!.0,"万元";0"元" | 320元
            320          | [红色]0                    | 320
            3200.5       | [$¥-804]#,##0.00           | ¥3,200.50
            0.5          | #.##                       | .5
            5            | 000                        | 005
            12.5         | 0.##                       | 12.5
            12           | 0.0#                       | 12.0
            -0.001       | 0.00                       | -0.00
            0.5          | # ?/?                      | 1/2
            1.25         | # ??/??                    | 1 1/4
            0            | 0;-0;;@                    | ``
            12           | 0;-0;;@                    | 12
            250          | [>=100]"满分";0              | 满分
            20           | [DBNum1]0                  | 二〇
            20           | [DBNum2]0"元"               | 贰零元
            46000        | [DBNum1][$-804]yyyy"年"m"月" | 2025年12月
            3            | 0"%"                       | 3%
            0.5          | 0.0\\%                     | 0.5%
            0.5          | 0.0!%                      | 0.5%
            -3           | 0;"下降"0"%"                 | 下降3%
            0.955        | 0%                         | 95.5%
            0.9          | 0.00%                      | 90%
            0            | 0.00%                      | 0%
            -0.035       | 0.0%_);(0.0%)              | -3.5%
            -0.03        | 0%;"下降"0%                  | 下降3%
            0.955        | ≥0.0%                      | ≥95.5%
            46356        | m"月"d"日前"                 | 11月30日前
            46356        | yyyy"年"m"月底前"             | 2026年11月底前
            46356        | [$-804]yyyy"年"m"月"d"日";@  | 2026年11月30日
            46356.5      | m\\月d\\日h"时"mm"分"          | 11月30日12时00分
            5            | 0"days"                    | 5days
            """)
    @DisplayName("is what a Chinese spreadsheet shows")
    void shown(double value, String format, String shown) {
        assertThat(new Displayed().of(value, 200, format, false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14 | 2025/1/8
            31 | 2025年1月8日
            57 | 2025年1月
            58 | 1月8日
            """)
    @DisplayName("is a day where the file only names one of the formats every spreadsheet has")
    void days(int format, String shown) {
        assertThat(new Displayed().of(45665, format, null, false)).isEqualTo(shown);
        assertThat(new Displayed().of(45665 - 1462, format, null, true)).isEqualTo(shown);
    }

    @Property(tries = 300)
    @Label("is shown as the library shows it in formats that both know")
    void asTheLibrary(@ForAll @DoubleRange(min = -1e9, max = 1e9) double value) {
        var library = new DataFormatter(Locale.CHINA, true);
        for (var format : new String[] {"0", "0.00", "#,##0", "#,##0.00", "0.0000"}) {
            assertThat(NumberPattern.show(value, format))
                    .contains(library.formatRawCellContents(value, 200, format, false));
        }
    }
}
