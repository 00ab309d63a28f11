package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jixiaoflow.review.tracking.ReviewDatabase.received;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The view of the journal")
@NullUnmarked
class JournalViewIT {

    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    private static final String LOT = "231083 2022 OBJECTIVE ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JdbcClient sql;
    private JournalView view;

    @BeforeEach
    void emptyView() {
        sql = ReviewDatabase.empty();
        view = new JournalView(sql);
    }

    @ParameterizedTest(name = "random journals {0}")
    @MethodSource("seeds")
    @DisplayName("equals the fold of the topic, however it is cut into batches and repeated")
    void equalsTheFold(long seed) {
        var random = new Random(seed);
        var topic = interleaved(
                random,
                IntStream.range(0, 4)
                        .mapToObj(number -> randomJournal(random, "231083-2022-OBJECTIVE-department-" + number))
                        .toList());

        readInRandomBatchesWithRepeats(random, topic);

        assertThat(rows()).isEqualTo(fold(topic));
        assertThat(journal()).containsExactlyInAnyOrderElementsOf(topic);
        assertThat(comments()).isEqualTo(newestComments(topic));
        assertThat(counts()).isEqualTo(counted(topic));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, Integer.getInteger("seeds", 10)).mapToObj(Long::valueOf);
    }

    @Test
    @DisplayName("is the same after it was emptied and read again")
    void rebuilt() {
        var journal = new Story(FORM)
                .save()
                .submit()
                .giveBack("wang", "目标值不合理")
                .submit()
                .entries();
        view.apply(received(journal));
        var before = rows();

        view.clear();
        assertThat(rows()).isEmpty();
        view.apply(received(journal));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("keeps texts with characters that PostgreSQL's text can't hold")
    void oddCharacters() {
        var odd = "前\u0000后 '\"\\ \uD83D\uDE00";
        var entry = FormEvent.newBuilder(new Story(FORM).save().entries().get(0))
                .setReason(odd)
                .setContent(FormContent.newBuilder().setDepartmentName(odd).build())
                .build();

        view.apply(received(List.of(entry)));

        assertThat(journal()).containsExactly(entry);
        assertThat(sql.sql("select department_name from review.form")
                        .query(String.class)
                        .single())
                .isEqualTo(odd.replace("\u0000", ""));
    }

    @Test
    @DisplayName("refuses an entry of no form, and keeps nothing of its batch")
    void refusesNonsense() {
        var entry = FormEvent.newBuilder(new Story(FORM).save().entries().get(0))
                .setFormId("no form")
                .build();

        assertThatThrownBy(() -> view.apply(received(List.of(entry)))).isInstanceOf(IllegalArgumentException.class);

        assertThat(journal()).isEmpty();
    }

    private void readInRandomBatchesWithRepeats(Random random, List<FormEvent> topic) {
        var next = 0;
        while (next < topic.size()) {
            var from = random.nextInt(4) == 0 ? random.nextInt(next + 1) : next;
            next = Math.min(topic.size(), Math.max(next, from) + 1 + random.nextInt(12));
            view.apply(received(topic.subList(from, next)));
        }
    }

    private static List<FormEvent> interleaved(Random random, List<List<FormEvent>> journals) {
        var topic = new ArrayList<FormEvent>();
        var reached = new int[journals.size()];
        while (topic.size() < journals.stream().mapToInt(List::size).sum()) {
            var form = random.nextInt(journals.size());
            if (reached[form] < journals.get(form).size()) {
                topic.add(journals.get(form).get(reached[form]++));
            }
        }
        return topic;
    }

    private static List<FormEvent> randomJournal(Random random, String formId) {
        var story = new Story(formId).save();
        for (var steps = random.nextInt(25); steps > 0; steps--) {
            step(random.nextInt(5), story, random.nextBoolean() ? "wang" : "li");
        }
        return story.entries();
    }

    private static void step(int choice, Story story, String reviewer) {
        if (choice == 3) {
            aside(story, reviewer);
            return;
        }
        switch (story.state()) {
            case DRAFT, RETURNED -> {
                if (choice == 0) {
                    story.save();
                } else {
                    story.submit();
                }
            }
            case SUBMITTED -> {
                if (choice == 0) {
                    story.giveBack(reviewer, "一", "二");
                } else if (choice == 1 && !story.atLastStage()) {
                    story.withdraw();
                } else if (story.atLastStage()) {
                    story.approve(reviewer);
                } else {
                    story.pass(reviewer);
                }
            }
            case APPROVED -> {
                if (choice == 0) {
                    story.revoke(reviewer);
                } else if (choice == 1) {
                    story.grantAdjustment(reviewer);
                } else if (choice == 2) {
                    story.publish();
                } else {
                    story.adjust();
                }
            }
        }
    }

    private static void aside(Story story, String reviewer) {
        switch (story.state()) {
            case DRAFT -> story.aside(Trigger.EXTEND);
            case RETURNED -> story.aside(Trigger.REMIND);
            case SUBMITTED -> story.handOver(reviewer, "zhou");
            case APPROVED -> story.publish().revoke(reviewer).withhold();
        }
    }

    /** What the rows of forms must say, told from the entries one by one. */
    private static Map<String, Map<String, Object>> fold(List<FormEvent> topic) {
        var forms = new HashMap<String, Map<String, Object>>();
        var comments = new HashMap<UUID, FieldComment>();
        var owners = new HashMap<UUID, String>();
        for (var entry : topic) {
            var form = forms.computeIfAbsent(entry.getFormId(), id -> new HashMap<>());
            form.put("version", entry.getVersion());
            form.put("revision", entry.getRevision());
            form.put("state", entry.getToState().name());
            form.put("stage", entry.getToStage());
            form.put("due", entry.getDueStage());
            form.put("actor", entry.getActor().getName());
            form.put("changed", entry.getOccurredAt());
            if (Transitions.isStep(entry.getTrigger())) {
                form.put("step", entry.getTrigger().name());
            }
            if (entry.getFromState() != entry.getToState()
                    || !Objects.equals(entry.getFromStage(), entry.getToStage())) {
                form.put("since", entry.getOccurredAt());
            }
            if (entry.getTrigger() == Trigger.PUBLISH || entry.getTrigger() == Trigger.WITHHOLD) {
                form.put("published", entry.getTrigger() == Trigger.PUBLISH ? entry.getRevision() : null);
            }
            form.put(
                    "in force",
                    entry.getTrigger() == Trigger.PUBLISH
                            || (form.get("in force") == Boolean.TRUE
                                    && entry.getFromState() == entry.getToState()
                                    && entry.getTrigger() != Trigger.WITHHOLD));
            if (entry.getContent() != null) {
                form.put("name", entry.getContent().getDepartmentName());
                form.put("content", entry.getVersion());
            }
            if (!entry.getRatings().isEmpty() || entry.getTrigger() == Trigger.ADJUST) {
                form.put("rating", entry.getVersion());
            }
            if (entry.getTrigger() == Trigger.SUBMIT) {
                form.put("submitted", entry.getOccurredAt());
                if (entry.getFromState() == FormState.DRAFT) {
                    form.put("passed", Set.of());
                }
            }
            if (entry.getTrigger() == Trigger.PASS || entry.getTrigger() == Trigger.APPROVE) {
                form.merge("passed", Set.of(entry.getFromStage()), JournalViewIT::union);
            }
            if (entry.getTrigger() == Trigger.APPROVE || entry.getTrigger() == Trigger.REVOKE) {
                form.put("total", entry.getTotal());
            }
            if (entry.getActor().getRole().equals("final-reviewer") && Transitions.isStep(entry.getTrigger())) {
                form.merge("reviewers", Set.of(entry.getActor().getId()), JournalViewIT::union);
            }
            entry.getComments().forEach(comment -> {
                comments.put(comment.getId(), comment);
                owners.put(comment.getId(), entry.getFormId());
            });
        }
        forms.forEach((id, form) -> form.put(
                "open",
                comments.values().stream()
                        .filter(comment -> owners.get(comment.getId()).equals(id))
                        .filter(comment -> comment.getState() == CommentState.OPEN)
                        .count()));
        forms.values().forEach(form -> form.values().removeIf(value -> value == null || value.equals(Set.of())));
        return forms;
    }

    private static Object union(Object one, Object other) {
        var union = new HashSet<Object>((Set<?>) one);
        union.addAll((Set<?>) other);
        return union;
    }

    private Map<String, Map<String, Object>> rows() {
        var forms = new HashMap<String, Map<String, Object>>();
        sql.sql("select * from review.form").query(row -> {
            var form = new HashMap<String, Object>();
            form.put("version", row.getLong("version"));
            form.put("revision", row.getInt("revision"));
            form.put("state", row.getString("state"));
            form.put("stage", row.getString("stage"));
            form.put("due", row.getString("due_stage"));
            form.put("actor", row.getString("last_actor"));
            form.put("step", row.getString("last_step"));
            form.put("changed", row.getTimestamp("changed_at").toInstant());
            form.put("since", row.getTimestamp("since").toInstant());
            form.put("name", row.getString("department_name"));
            form.put("content", row.getObject("content_version"));
            form.put("rating", row.getObject("rating_version"));
            form.put(
                    "submitted",
                    row.getTimestamp("submitted_at") == null
                            ? null
                            : row.getTimestamp("submitted_at").toInstant());
            form.put("passed", Set.of((Object[]) row.getArray("passed_stages").getArray()));
            form.put("reviewers", Set.of((Object[]) row.getArray("reviewer_ids").getArray()));
            form.put("total", row.getBigDecimal("total"));
            form.put("published", row.getObject("published_revision"));
            form.put("in force", row.getBoolean("published_in_force"));
            form.put("open", row.getLong("open_comments"));
            form.values().removeIf(value -> value == null || value.equals(Set.of()));
            forms.put(row.getString("form_id"), form);
        });
        return forms;
    }

    private List<FormEvent> journal() {
        var entries = StoredValues.of(new UnregisteredSerdes(), Topics.FORM_EVENTS);
        return sql.sql("select entry from review.journal")
                .query((row, number) -> entries.read(row.getBytes(1)))
                .list();
    }

    private Map<UUID, FieldComment> comments() {
        var comments = new HashMap<UUID, FieldComment>();
        sql.sql("select comment from review.form_comment").query(row -> {
            var comment = AvroJson.read(JSON.readTree(row.getString(1)), FieldComment.class);
            comments.put(comment.getId(), comment);
        });
        return comments;
    }

    /** Forms by where they are counted, without those that nothing is counted at any longer. */
    private Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        sql.sql("""
                        select format('%s %s %s %s/%s/%s/%s', region_code, year, kind, state, stage, due_stage, array_to_string(passed_stages, ',')), forms
                        from review.form_count join review.form_place on id = place where forms <> 0
                        union all select concat_ws(' ', region_code, year, kind, person), forms from review.handled_count""").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private static Map<String, Long> counted(List<FormEvent> topic) {
        var counts = new HashMap<String, Long>();
        fold(topic).values().forEach(form -> {
            var passed = form.getOrDefault("passed", Set.of());
            var place = Stream.of(
                            form.get("state"),
                            form.getOrDefault("stage", ""),
                            form.getOrDefault("due", ""),
                            String.join(",", new TreeSet<>(Set.of(((Set<?>) passed).toArray(String[]::new)))))
                    .map(Object::toString)
                    .collect(Collectors.joining("/", LOT, ""));
            counts.merge(place, 1L, Long::sum);
            ((Set<?>) form.getOrDefault("reviewers", Set.of()))
                    .forEach(reviewer -> counts.merge(LOT + reviewer, 1L, Long::sum));
        });
        return counts;
    }

    private static Map<UUID, FieldComment> newestComments(List<FormEvent> topic) {
        var comments = new HashMap<UUID, FieldComment>();
        topic.forEach(entry -> entry.getComments().forEach(comment -> comments.put(comment.getId(), comment)));
        return comments;
    }
}
