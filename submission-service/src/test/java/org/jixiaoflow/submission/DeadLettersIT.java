package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DisplayName("The service on a real broker and database at the dead-letter desk")
@NullUnmarked
class DeadLettersIT extends RunningService {

    private static final String LETTERS = "/api/v1/dead-letters";

    @Test
    @DisplayName("has poison mended and taken, once, whoever asks how often")
    void mended() throws Exception {
        var mended = submission(form(), SubmissionTrigger.SUBMIT, content());
        var id = poison(PORTAL, mended.getFormId());
        var fix = "{\"reason\":\"门户编码有误\",\"fix\":{\"record\":%s}}".formatted(AvroJson.write(mended));

        assertThat(get(LETTERS + "/" + id, administrator()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.letter.state", state -> assertThat(state).isEqualTo("OPEN"))
                .hasPathSatisfying("$.letter.topic", topic -> assertThat(topic).isEqualTo(PORTAL))
                .hasPathSatisfying("$.unreadable", reason -> assertThat(reason).isNotNull())
                .hasPathSatisfying("$.replayable", can -> assertThat(can).isEqualTo(true));
        assertThat(post(id, "replay", "{}", administrator())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var both = Stream.of(1, 2)
                .map(one -> CompletableFuture.supplyAsync(() -> post(id, "replay", fix, administrator())))
                .toList();
        var statuses = both.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.getResponse().getStatus())
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(onlyCommandOf(mended.getFormId()).getActor().getId()).isEqualTo("social");
        assertThat(get(LETTERS + "/" + id, auditor()))
                .bodyJson()
                .hasPathSatisfying("$.letter.state", state -> assertThat(state).isEqualTo("REPLAYED"))
                .hasPathSatisfying(
                        "$.actions[0].fixed", fixed -> assertThat(fixed).isEqualTo(true))
                .hasPathSatisfying("$.actions[0].by", by -> assertThat(by).isEqualTo("qian"));
        assertThat(post(id, "discard", "{\"reason\":\"x\"}", administrator())).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(id, "replay", "{\"again\":true," + fix.substring(1), administrator()))
                .hasStatusOk();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commandsOf(mended.getFormId()))
                        .hasSize(2)
                        .extracting(FormSubmission::getCommandId)
                        .containsOnly(mended.getCommandId()));
    }

    @Test
    @DisplayName("has a letter discarded for a reason, by an administrator")
    void discarded() {
        var id = poison(PORTAL, form());

        assertThat(post(id, "discard", "{}", administrator())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(id, "discard", "{\"reason\":\"测试数据\"}", auditor())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(LETTERS, clerk())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(id, "discard", "{\"reason\":\"测试数据\"}", administrator()))
                .hasStatusOk();

        assertThat(post(id, "replay", "{}", administrator()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("ALREADY_DISCARDED");
        assertThat(ids("?state=DISCARDED&limit=200")).contains(id);
        assertThat(ids("?state=OPEN&limit=200")).doesNotContain(id);
    }

    @Test
    @DisplayName("writes nothing into the journal, and says what helps instead")
    void journal() {
        var id = poison(Topics.FORM_EVENTS.name(), form());

        assertThat(post(id, "replay", "{}", administrator()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("NOT_REPLAYABLE");
        assertThat(get(LETTERS + "/" + id, administrator()))
                .bodyJson()
                .extractingPath("$.remedy")
                .asString()
                .contains("rebuild-views");
    }

    @Test
    @DisplayName("lists letters from the newest, page by page, each once")
    void listed() {
        var put = Stream.generate(() -> poison(PORTAL, form())).limit(3).toList();

        var shown = new ArrayList<String>();
        var from = "";
        do {
            var page = JSON.readTree(text(get(LETTERS + "?limit=2&topic=" + PORTAL + from, administrator())));
            page.path("items").forEach(item -> shown.add(item.path("id").asString("")));
            from = page.has("next") ? "&from=" + page.path("next").asString("") : null;
        } while (from != null);

        assertThat(shown).doesNotHaveDuplicates().containsSubsequence(put.get(2), put.get(1), put.get(0));
        assertThat(ids("?reason=nothing-says-so")).isEmpty();
        assertThat(get(LETTERS + "?from=nowhere", administrator())).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get(LETTERS + "/form-events-dlt:0:999999", administrator())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(LETTERS + "/no-such-topic-dlt:0:0", administrator())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("counts letters by topic and reason, and has many discarded at once, each with its own result")
    void many() {
        var put = Stream.generate(() -> poison(PORTAL, form())).limit(2).toList();
        var open = counted();

        var answer = JSON.readTree(text(act("DISCARDED", put, "\"测试数据\"")));

        assertThat(open).isGreaterThanOrEqualTo(2);
        assertThat(answer.path("results").findValuesAsString("id")).isEqualTo(put);
        assertThat(answer.path("results").findValues("done")).allMatch(done -> done.asBoolean());
        assertThat(counted()).isEqualTo(open - 2);
        var nowhere = List.of("no letter", "form-events-dlt:0:999999");
        var again = JSON.readTree(text(act(
                        "REPLAYED",
                        Stream.of(put, nowhere).flatMap(List::stream).toList(),
                        "null")))
                .path("results");
        assertThat(again.findValuesAsString("code"))
                .containsExactly(
                        "ALREADY_DISCARDED", "ALREADY_DISCARDED", "UNKNOWN_DEAD_LETTER", "UNKNOWN_DEAD_LETTER");
        assertThat(again.path(0).path("detail").asString("")).contains("已由");
        assertThat(act("DISCARDED", put, "\" \"")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private int counted() {
        var counts = JSON.readTree(text(get(LETTERS + "/counts?state=OPEN", auditor())));
        assertThat(counts.path("complete").asBoolean()).isTrue();
        return counts.path("counts")
                .valueStream()
                .filter(count -> count.path("topic").asString("").equals(PORTAL))
                .mapToInt(count -> count.path("count").asInt())
                .sum();
    }

    private MvcTestResult act(String kind, List<String> letters, String reason) {
        return http.post()
                .uri(LETTERS + "/actions")
                .with(administrator())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\":\"%s\",\"letters\":%s,\"reason\":%s}"
                        .formatted(kind, JSON.writeValueAsString(letters), reason))
                .exchange();
    }

    /** Poison that was put aside; its letter's id. */
    private String poison(String topic, String key) {
        raw(topic, key, ("not avro " + key).getBytes(UTF_8));
        return await().atMost(PATIENCE)
                .until(
                        () -> records(topic + Topic.DEAD_LETTER_SUFFIX).stream()
                                .filter(letter -> Arrays.equals(letter.key(), key.getBytes(UTF_8)))
                                .findFirst(),
                        Optional::isPresent)
                .map(letter -> "%s:%d:%d".formatted(letter.topic(), letter.partition(), letter.offset()))
                .orElseThrow();
    }

    private List<String> ids(String query) {
        return JSON.readTree(text(get(LETTERS + query, administrator())))
                .path("items")
                .findValuesAsString("id");
    }

    private MvcTestResult post(String id, String what, String body, JwtRequestPostProcessor caller) {
        return http.post()
                .uri(LETTERS + "/" + id + "/" + what)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static JwtRequestPostProcessor administrator() {
        return caller("qian", "operator", null);
    }

    private static JwtRequestPostProcessor auditor() {
        return caller("zheng", "auditor", null);
    }
}
