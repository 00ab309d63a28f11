package org.jixiaoflow.review.library;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What indicators are called. */
final class Names {

    private Names() {}

    /** What names have in common that differ in spaces, punctuation, width or case only; empty of one that has no letter and no digit. */
    static String key(@Nullable String name) {
        return name == null
                ? ""
                : Normalizer.normalize(name, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
