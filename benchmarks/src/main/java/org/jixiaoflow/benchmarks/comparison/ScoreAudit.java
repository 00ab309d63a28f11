package org.jixiaoflow.benchmarks.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.jspecify.annotations.Nullable;

/**
 * Holds every score against what its approved form should score under the version in force, and against its history and the sums: the
 * checker's fifth invariant, with a fingerprint of each score in memory instead of the score.
 *
 * @param checked forms
 * @param missing approved, and without a score
 * @param wrong scored otherwise than they should be, scored though not approved, or with a history that has gaps or ends otherwise
 * @param sumsAreRight whether departments and summaries add up to the scores
 */
public record ScoreAudit(int checked, int missing, int wrong, boolean sumsAreRight) {

    static ScoreAudit of(String bootstrapServers, TopicSerdes serdes) {
        var topics = new Reader(bootstrapServers, serdes);
        var templates = new ArrayList<ScoringTemplate>();
        topics.read(Topics.SCORING_TEMPLATES, (key, template) -> {
            if (template != null) {
                templates.add(template);
            }
        });
        var inForce = TemplateVersions.of(templates);
        var expected = new HashMap<String, Integer>();
        topics.read(Topics.APPROVED_FORMS, (id, form) -> {
            if (form == null) {
                expected.remove(id);
            } else {
                var template = inForce.applying(form.getRegionCode(), form.getYear(), form.getKind());
                expected.put(id, fingerprint(Scorecard.score(form, template)));
            }
        });
        var scores = new HashMap<String, Integer>();
        var totals = new HashMap<String, BigDecimal>();
        topics.read(Topics.FORM_SCORES, (id, score) -> {
            if (score == null) {
                scores.remove(id);
                totals.remove(id);
            } else {
                scores.put(id, fingerprint(score));
                totals.put(id, score.getTotal());
            }
        });
        var wrong = new HashSet<String>();
        var changes = new HashMap<String, Integer>();
        var last = new HashMap<String, Integer>();
        topics.read(Topics.SCORE_HISTORY, (id, change) -> {
            if (change != null) {
                var before = changes.put(id, change.getScoreVersion());
                if (change.getScoreVersion() != (before == null ? 1 : before + 1)) {
                    wrong.add(id);
                }
                var score = change.getScore();
                last.put(id, score == null ? 0 : fingerprint(score));
            }
        });
        var missing = new HashSet<>(expected.keySet());
        missing.removeAll(scores.keySet());
        scores.forEach((id, score) -> {
            if (!score.equals(expected.get(id)) || !score.equals(last.get(id))) {
                wrong.add(id);
            }
        });
        return new ScoreAudit(expected.size(), missing.size(), wrong.size(), sumsAreRight(topics, totals));
    }

    private static boolean sumsAreRight(Reader topics, Map<String, BigDecimal> totals) {
        var departments = new HashMap<String, BigDecimal>();
        topics.read(
                Topics.DEPARTMENT_SCORES,
                (key, department) -> departments.put(
                        key,
                        department == null
                                ? BigDecimal.ZERO
                                : sum(department.getKinds().stream()
                                        .map(kind -> kind.getSum())
                                        .toList())));
        var regions = new HashMap<String, BigDecimal>();
        topics.read(
                Topics.SCORE_SUMMARIES,
                (key, summary) -> regions.put(key, summary == null ? BigDecimal.ZERO : summary.getSum()));
        var expected = sum(totals.values());
        return sum(departments.values()).compareTo(expected) == 0
                && sum(regions.values()).compareTo(expected) == 0;
    }

    private static BigDecimal sum(Iterable<BigDecimal> numbers) {
        var sum = BigDecimal.ZERO;
        for (var number : numbers) {
            sum = sum.add(number);
        }
        return sum;
    }

    private static int fingerprint(FormScore score) {
        return Arrays.hashCode(
                UnregisteredSerdes.serde(FormScore.class).serializer().serialize("", score));
    }

    /** Whether nothing is missing and nothing wrong. */
    public boolean isSound() {
        return missing == 0 && wrong == 0 && sumsAreRight;
    }

    private record Reader(String bootstrapServers, TopicSerdes serdes) {

        <T extends SpecificRecord> void read(Topic<T> topic, BiConsumer<String, @Nullable T> sink) {
            try (var values = serdes.of(topic).deserializer()) {
                Logs.read(
                        bootstrapServers,
                        topic.name(),
                        (key, value) ->
                                sink.accept(key, value == null ? null : values.deserialize(topic.name(), value.get())));
            }
        }
    }
}
