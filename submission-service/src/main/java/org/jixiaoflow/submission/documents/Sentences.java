package org.jixiaoflow.submission.documents;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The reader's sentences: Chinese unless English is asked for, whatever the machine's own language. */
final class Sentences {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    static String of(Locale locale, String key, List<String> arguments) {
        var bundle = ResourceBundle.getBundle("org.jixiaoflow.submission.documents.documents", locale, NO_FALLBACK);
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments.toArray());
    }
}
