package org.jixiaoflow.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.content;

import java.util.UUID;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Validation templates that are published")
class PublishedTemplatesIT extends RunningService {

    private static final String TEMPLATES = "/api/v1/validation-templates";

    /** Of this test alone. */
    private static final int YEAR = 2029;

    @Test
    @DisplayName(
            "are refused with every fault and to all but their administrators, and judge what is filed from then on")
    void published() throws Exception {
        assertThat(get(TEMPLATES + "/in-force", clerk()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].templateId")
                .asArray()
                .contains("standard", "hailin-2022");
        assertThat(get(TEMPLATES + "/standard", clerk())).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
        var template = (ObjectNode) JSON.readTree(
                get(TEMPLATES + "/standard", clerk()).getResponse().getContentAsByteArray());
        template.put("year", YEAR);

        assertThat(put("of-" + YEAR, "\"0\"", template, "clerk")).hasStatus(403);
        assertThat(put("of-" + YEAR, "\"0\"", template.put("version", 0), "business-administrator"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.findings[*].pointer")
                .asArray()
                .containsExactly("/reason");
        assertThat(put("of-" + YEAR, "\"0\"", template.put("reason", "试行"), "business-administrator"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(put("of-" + YEAR, "\"0\"", template, "business-administrator"))
                .hasStatus(412);
        assertThat(put("rival", "\"0\"", template, "business-administrator"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.findings[0].code")
                .isEqualTo("SAME_FORMS");
        assertThat(savedUnder()).isEqualTo("of-" + YEAR);

        template.put("version", 1).put("reason", "改");
        ((ObjectNode) template.path("levels").path(0)).put("points", 40);
        template.put("executionPoints", 20);
        assertThat(put("of-" + YEAR, "\"1\"", template, "business-administrator"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.publishedBy.id")
                .isEqualTo("liu");

        assertThat(savedUnder()).isEqualTo("of-" + YEAR + "@2");
        assertThat(get(TEMPLATES + "/of-" + YEAR + "/diff?from=1&to=2", clerk()))
                .bodyJson()
                .extractingPath("$[*].place")
                .asArray()
                .containsExactly("/executionPoints", "/levels/产出指标/points");
        assertThat(get(TEMPLATES + "/of-" + YEAR + "/versions", clerk()))
                .bodyJson()
                .extractingPath("$[*].reason")
                .asArray()
                .containsExactly("改", "试行");
        assertThat(get(TEMPLATES + "?region=231083&year=" + YEAR, clerk()))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(get(TEMPLATES + "/of-" + YEAR + "/versions/3", clerk())).hasStatus(404);
    }

    /** By which version what is saved now is judged. */
    private @Nullable String savedUnder() {
        var form = "231083-%d-OBJECTIVE-%s.%s".formatted(YEAR, DEPARTMENT, UUID.randomUUID());
        var answer = saving(form);
        var command = onlyCommandOf(form);
        decide(command, outcome -> outcome.setStatus(OutcomeStatus.ACCEPTED));
        assertThat(answer.join()).hasStatusOk();
        assertThat(command.getTrigger()).isEqualTo(SubmissionTrigger.SAVE);
        assertThat(command.getContent()).isEqualTo(content());
        return command.getValidationTemplate();
    }

    private MvcTestResult put(String id, String ifMatch, ObjectNode template, String role) {
        return http.put()
                .uri(TEMPLATES + "/" + id)
                .with(caller("liu", role, null))
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .content(template.toString())
                .exchange();
    }
}
