package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads targets as numbers where they are numbers. */
final class Amount {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");

    private Amount() {}

    /** The number written, with or without a percent sign or thousands separators. */
    static Optional<BigDecimal> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        var digits = written.strip().replace(",", "").replace("，", "").replaceFirst("[%％]$", "");
        return NUMBER.matcher(digits).matches() ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }
}
