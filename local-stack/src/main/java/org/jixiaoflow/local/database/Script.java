package org.jixiaoflow.local.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with variables as psql writes them: {@code :'name'}. */
record Script(String text) {

    /** The roles of the services' database, the same as those of the containers. */
    static final String ROLES = "/database/roles.sql";

    private static final Pattern VARIABLE = Pattern.compile(":'([a-z]+)'");

    static Script read(String name) {
        try (var in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path".formatted(name));
            }
            return new Script(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ready to be carried out. */
    String with(UnaryOperator<String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(quoted(values.apply(found.group(1)))));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
