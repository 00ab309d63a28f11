package org.jixiaoflow.scoring.scorecard;

import org.jixiaoflow.schemas.wording.Sentences;

/**
 * What a score says in words, in both languages.
 *
 * @param chinese Chinese
 * @param english English
 */
record Sentence(String chinese, String english) {

    private static final Sentences.InBoth SENTENCES = Sentences.of("org.jixiaoflow.scoring.scorecard.sentences");

    /** The sentence {@code key} of the bundle. */
    static Sentence of(String key, String... arguments) {
        return new Sentence(
                SENTENCES.chinese().say(key, (Object[]) arguments),
                SENTENCES.english().say(key, (Object[]) arguments));
    }

    /** Symbols and numbers that read the same in every language. */
    static Sentence plain(String symbols) {
        return new Sentence(symbols, symbols);
    }

    Sentence and(Sentence further) {
        return new Sentence(chinese + further.chinese, english + further.english);
    }
}
