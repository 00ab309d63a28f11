package org.jixiaoflow.submission.files;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a file is read at most; a county's forms of a year need a hundredth of each.
 *
 * @param size the file itself
 * @param unpacked all that is packed in it, together
 * @param ratio how much smaller than its content a packed part may be
 * @param entries files in an archive, or parts of a Word or Excel file
 * @param nesting archives inside archives
 * @param rows rows of a sheet, a table or a text, together
 * @param columns columns of a row
 * @param cells cells that hold text
 * @param characters length of all texts together
 */
@Validated
@ConfigurationProperties("jixiao.documents")
public record Limits(
        @DefaultValue("16MB") DataSize size,
        @DefaultValue("64MB") DataSize unpacked,
        @DefaultValue("100") @Positive int ratio,
        @DefaultValue("1000") @Positive int entries,
        @DefaultValue("1") @PositiveOrZero @Max(5) int nesting,
        @DefaultValue("50000") @Positive int rows,
        @DefaultValue("200") @Min(9) @Max(1000) int columns,
        @DefaultValue("500000") @Positive int cells,
        @DefaultValue("8000000") @Positive int characters) {

    /** What holds where nothing is set. */
    public static final Limits USUAL = new Limits(
            DataSize.ofMegabytes(16), DataSize.ofMegabytes(64), 100, 1000, 1, 50_000, 200, 500_000, 8_000_000);
}
