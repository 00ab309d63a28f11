package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.tracking.Journal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

@DisplayName("The service on a real broker and database answers departments")
@NullUnmarked
class AnswersIT extends RunningService {

    @Test
    @DisplayName("with the outcome of their command")
    void accepted() throws Exception {
        var form = form();

        var asked = saving(form);
        decide(onlyCommandOf(form), outcome -> outcome);

        assertThat(asked.get(20, TimeUnit.SECONDS)).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
    }

    @Test
    @DisplayName("with the reason of a refusal")
    void refused() throws Exception {
        var form = form();

        var asked = saving(form);
        decide(
                onlyCommandOf(form),
                outcome -> outcome.setStatus(OutcomeStatus.REFUSED)
                        .setReason(RefusalReason.STALE_VERSION)
                        .setDetail("0"));

        assertThat(asked.get(20, TimeUnit.SECONDS))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("表单现为第 1 版，您看到的是第 0 版，请刷新后再操作。");
    }

    @Test
    @DisplayName("with no outcome that was taken back")
    void takenBack() throws Exception {
        var form = form();
        var asked = saving(form);
        var command = onlyCommandOf(form);

        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        form),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var refusal = outcome(
                    command,
                    outcome -> outcome.setStatus(OutcomeStatus.REFUSED).setReason(RefusalReason.STALE_VERSION));
            producer.send(new ProducerRecord<>(
                            Topics.FORM_OUTCOMES.name(), form.getBytes(UTF_8), encoded(Topics.FORM_OUTCOMES, refusal)))
                    .get();
            producer.abortTransaction();
        }
        decide(command, outcome -> outcome);

        assertThat(asked.get(20, TimeUnit.SECONDS)).hasStatusOk();
    }

    @Test
    @DisplayName("with where to ask when nobody decides in time, and there with the outcome once there is one")
    void late() throws Exception {
        var form = form();

        var answer = saving(form).get(30, TimeUnit.SECONDS);

        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        var later = answer.getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(get(later, clerk())).hasStatus(HttpStatus.ACCEPTED);
        decide(onlyCommandOf(form), outcome -> outcome);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(later, clerk()))
                        .hasStatusOk()
                        .bodyJson()
                        .extractingPath("$.formId")
                        .isEqualTo(form));
    }

    @Test
    @DisplayName("with where a form stands, its poison kept aside")
    void view() {
        var form = form();
        var poison = ("not avro " + form).getBytes(UTF_8);
        var journal = new Journal(form).save("民政局").submit().entries();

        publisher.send(Topics.FORM_EVENTS, form, journal.get(0)).join();
        raw.send(Topics.FORM_EVENTS.name(), form.getBytes(UTF_8), poison).join();
        publisher.send(Topics.FORM_EVENTS, form, journal.get(1)).join();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/v1/forms/" + form, clerk()))
                        .hasStatusOk()
                        .hasHeader(HttpHeaders.ETAG, "\"2\"")
                        .bodyJson()
                        .extractingPath("$.form.state")
                        .isEqualTo("SUBMITTED"));
        assertThat(get("/api/v1/forms/" + form + "/history", clerk()))
                .bodyJson()
                .extractingPath("$[*].version")
                .isEqualTo(List.of(1, 2));
        assertThat(records(Topics.FORM_EVENTS.name() + Topic.DEAD_LETTER_SUFFIX))
                .extracting(ConsumerRecord::value)
                .contains(poison);
    }

    @Test
    @DisplayName("of reviewers and drafts: nothing")
    void drafts() {
        var form = form();
        publisher
                .send(
                        Topics.FORM_EVENTS,
                        form,
                        new Journal(form).save("民政局").entries().get(0))
                .join();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/api/v1/forms/" + form, clerk())).hasStatusOk());
        assertThat(get("/api/v1/forms/" + form, caller("wang", "reviewer", "finance")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/v1/forms/" + form, caller("li", "clerk", "education")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
