package org.jixiaoflow.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.content;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@DisplayName("The service on a real broker and database keeps what somebody works at")
@NullUnmarked
class WorkingCopiesIT extends RunningService {

    private final String copy = "/api/v1/forms/" + form() + "/working-copy";

    @Test
    @DisplayName("for them alone, half-typed numbers included, until they throw it away")
    void kept() {
        assertThat(get(copy, clerk())).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(keep("{\"indicators\": [{\"weight\": \"1o\"}]}", clerk())).hasStatusOk();

        var kept = get(copy, clerk());
        assertThat(kept).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(json(kept).at("/content/content/indicators/0/weight").asString())
                .isEqualTo("1o");
        assertThat(json(kept).at("/baseVersion").asLong()).isEqualTo(7);
        assertThat(get(copy, caller("another-clerk", "clerk", DEPARTMENT))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.delete().uri(copy).with(clerk())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(copy, clerk())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("unless the form isn't theirs to fill in, or it is no object, or another window kept something newer")
    void refused() {
        assertThat(keep("{}", caller("foreign", "clerk", "education"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(keep("{}", caller("auditor", "auditor", DEPARTMENT))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(keep("[]", clerk())).hasStatus(HttpStatus.BAD_REQUEST);

        keep("{\"departmentName\": \"one\"}", clerk());
        var other = http.put()
                .uri(copy)
                .with(clerk())
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"baseVersion\": 0, \"copy\": {\"content\": {}}}")
                .exchange();

        assertThat(other).hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(json(other).at("/code").asString()).isEqualTo("PAPER_CHANGED");
        assertThat(json(other).at("/paper/content/content/departmentName").asString())
                .isEqualTo("one");
    }

    private static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private MvcTestResult keep(String content, JwtRequestPostProcessor person) {
        return http.put()
                .uri(copy)
                .with(person)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"baseVersion\": 7, \"copy\": {\"content\": %s}}".formatted(content))
                .exchange();
    }
}
