package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one rounding rule of points: two decimals, half up, row by row; totals add what is displayed. */
final class Points {

    static final BigDecimal ALL = new BigDecimal("100.00");
    static final int DECIMALS = 2;

    private Points() {}

    static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
