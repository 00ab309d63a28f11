package org.jixiaoflow.schemas.wording;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of a bundle in one language. Their patterns are read once. */
public final class Sentences {

    /** Whatever the machine's own language is. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Sentences(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** A bundle in both languages. */
    public record InBoth(Sentences chinese, Sentences english) {

        /** Those of that language: Chinese, unless it is English. */
        public Sentences in(Locale locale) {
            return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
        }
    }

    /** The bundle of that name: the one without a language is Chinese. */
    public static InBoth of(String name) {
        return new InBoth(
                new Sentences(ResourceBundle.getBundle(name, Locale.ROOT, NO_FALLBACK), Locale.CHINA),
                new Sentences(ResourceBundle.getBundle(name, Locale.ENGLISH, NO_FALLBACK), Locale.ENGLISH));
    }

    /** The sentence of that key. Numbers are written as people write them; texts as they are. */
    public String say(String key, Object... arguments) {
        var format = formats.computeIfAbsent(key, read -> new MessageFormat(bundle.getString(read), locale));
        // A format is for one thread at a time.
        return ((MessageFormat) format.clone()).format(arguments);
    }

    /** What stands in the bundle, as it stands there. */
    public String word(String key) {
        return bundle.getString(key);
    }

    public boolean knows(String key) {
        return bundle.containsKey(key);
    }

    /** All of them, for whoever formats them themselves. */
    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }
}
