package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/** What people type for a field, in any spelling that is read in a document; null for what is none. */
public final class Spelled {

    private Spelled() {}

    /** {@code 20}, {@code 20.00}, {@code 10分} … */
    public static @Nullable BigDecimal weight(String text) {
        return Vocabulary.weight(text);
    }

    /** 产出, 效益 … as the usual tree names them: 产出指标, 效益指标. */
    public static @Nullable String level1(@Nullable String text) {
        return text == null ? null : Vocabulary.wholeLevel1(text);
    }

    /** 数量, 可持续影响 … as the usual tree names them: 数量指标, 可持续影响指标. */
    public static @Nullable String level2(@Nullable String text) {
        return text == null ? null : Vocabulary.wholeLevel2(text);
    }

    /** {@code ≥}, 不低于 … */
    public static @Nullable Operator operator(String text) {
        return Vocabulary.operator(text);
    }

    /** 正向, 反向 … */
    public static @Nullable Direction direction(String text) {
        return Vocabulary.direction(text);
    }
}
