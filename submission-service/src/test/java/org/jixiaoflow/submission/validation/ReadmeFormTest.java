package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.support.json.AvroJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The form of the README's walk")
class ReadmeFormTest {

    private static final String BEFORE = "-d '{\"content\": ";

    @Test
    @DisplayName("can be submitted as it stands: nothing about it is to be explained")
    void walk() throws IOException {
        var readme = Files.readString(Path.of("../README.md"));
        var begin = readme.indexOf(BEFORE) + BEFORE.length();
        var content = JsonMapper.shared().readTree(readme.substring(begin, readme.indexOf("}'\n", begin)));
        for (var rows : new String[] {"annualGoals", "indicators"}) {
            for (var row = 0; row < content.path(rows).size(); row++) {
                ((ObjectNode) content.path(rows).path(row)).put("id", rows.charAt(0) + String.valueOf(row + 1));
            }
        }

        var findings = Validation.findings(
                AvroJson.read(content, FormContent.class),
                Presets.all().named("standard", 2022).orElseThrow());

        assertThat(findings).noneMatch(Finding::getNeedsExplanation);
        assertThat(Validation.blocks(findings)).isFalse();
    }
}
