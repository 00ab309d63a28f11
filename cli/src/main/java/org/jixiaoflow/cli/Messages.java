package org.jixiaoflow.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.wording.Sentences;

/** Sentences for the person at the terminal: Chinese, unless the environment or {@code --lang} says English. */
public final class Messages {

    private static final Sentences.InBoth SENTENCES = Sentences.of("jixiao-messages");

    private final Sentences sentences;

    private Messages(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Words in a language, {@code zh} or {@code en}. */
    public static Messages in(String language) {
        return new Messages(language.equals("en") ? SENTENCES.english() : SENTENCES.chinese());
    }

    /** Words in the language of the environment: Chinese unless it says English. */
    static Messages ofEnvironment() {
        for (var name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return in(value.startsWith("en") ? "en" : "zh");
            }
        }
        return in("zh");
    }

    /** The language spoken. */
    public Locale locale() {
        return sentences.locale();
    }

    /** The sentence {@code key} with its arguments, written as they are. */
    public String say(String key, Object... arguments) {
        return sentences.say(key, Stream.of(arguments).map(String::valueOf).toArray());
    }

    /** The word {@code kind.code}; the code itself if it has none. */
    String word(String kind, String code) {
        var key = kind + "." + code;
        return sentences.knows(key) ? sentences.word(key) : code;
    }

    ResourceBundle bundle() {
        return sentences.bundle();
    }
}
