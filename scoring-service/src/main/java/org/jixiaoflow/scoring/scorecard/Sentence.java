package org.jixiaoflow.scoring.scorecard;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a score says in words, in both languages.
 *
 * @param chinese Chinese
 * @param english English
 */
record Sentence(String chinese, String english) {

    private static final String BUNDLE = "org.jixiaoflow.scoring.scorecard.sentences";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, NO_FALLBACK);

    /** The sentence {@code key} of the bundle. */
    static Sentence of(String key, String... arguments) {
        return new Sentence(in(CHINESE, key, arguments), in(ENGLISH, key, arguments));
    }

    /** Symbols and numbers that read the same in every language. */
    static Sentence plain(String symbols) {
        return new Sentence(symbols, symbols);
    }

    Sentence and(Sentence further) {
        return new Sentence(chinese + further.chinese, english + further.english);
    }

    private static String in(ResourceBundle bundle, String key, String... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
