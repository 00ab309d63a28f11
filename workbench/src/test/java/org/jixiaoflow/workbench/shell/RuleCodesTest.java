package org.jixiaoflow.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The help on rules")
class RuleCodesTest {

    private static final Pattern CODES = Pattern.compile("(?m)^\\| ((?:[CVFR]\\d+[a-z]?(?:, )?)+) \\|");
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    @DisplayName("explains every code of the documentation, each once")
    void all() throws IOException {
        var documented = new TreeSet<String>(documented("findings.md"));
        documented.addAll(documented("self-evaluation.md"));
        documented.addAll(documented("scoring.md"));

        assertThat(Stream.of(RuleCodes.FINDINGS, RuleCodes.SCORES).flatMap(codes -> codes.stream()))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en"})
    @DisplayName("has a sentence for each of them in Chinese and in English")
    void sentences(String language) {
        var messages = ResourceBundle.getBundle("workbench-messages", Locale.forLanguageTag(language));

        assertThat(Stream.of(RuleCodes.FINDINGS, RuleCodes.SCORES)
                        .flatMap(codes -> codes.stream())
                        .map(code -> "rule." + code))
                .allMatch(messages::containsKey);
    }

    private static Set<String> documented(String page) throws IOException {
        var codes = new TreeSet<String>();
        CODES.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .forEach(row -> codes.addAll(Arrays.asList(row.group(1).split(", "))));
        return codes;
    }
}
