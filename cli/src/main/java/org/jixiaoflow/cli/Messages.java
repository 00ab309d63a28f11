package org.jixiaoflow.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jixiaoflow.schemas.Finding;

/** Sentences for the person at the terminal: Chinese, unless the environment or {@code --lang} says English. */
public final class Messages {

    private final Locale locale;
    private final ResourceBundle messages;

    private Messages(Locale locale) {
        this.locale = locale;
        // Chinese is the bundle without a language.
        this.messages = ResourceBundle.getBundle(
                "jixiao-messages", locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
    }

    /** Words in a language, {@code zh} or {@code en}. */
    public static Messages in(String language) {
        return new Messages(language.equals("en") ? Locale.ENGLISH : Locale.CHINA);
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
        return locale;
    }

    /** The sentence {@code key} with its arguments, written as they are. */
    public String say(String key, Object... arguments) {
        var texts = new Object[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(messages.getString(key), locale).format(texts);
    }

    /** The word {@code kind.code}; the code itself if it has none. */
    String word(String kind, String code) {
        var key = kind + "." + code;
        return messages.containsKey(key) ? messages.getString(key) : code;
    }

    /** What a finding says, in the language spoken. */
    static String message(Finding finding, Locale locale) {
        return locale.getLanguage().equals("en") ? finding.getMessageEn() : finding.getMessage();
    }

    ResourceBundle bundle() {
        return messages;
    }
}
