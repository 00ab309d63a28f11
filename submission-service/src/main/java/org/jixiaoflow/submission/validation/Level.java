package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A 一级指标 as a template has it.
 *
 * @param points its share; null leaves it open
 * @param expected 二级指标 every form should have
 * @param optional 二级指标 a form may have
 */
public record Level(String name, @Nullable BigDecimal points, List<String> expected, List<String> optional) {

    public Level {
        expected = List.copyOf(expected);
        optional = List.copyOf(optional);
    }

    /** All 二级指标. */
    public Stream<String> level2() {
        return Stream.concat(expected.stream(), optional.stream());
    }
}
