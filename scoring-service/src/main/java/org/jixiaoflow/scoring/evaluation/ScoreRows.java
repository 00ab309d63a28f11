package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.CountedScore;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.evaluation.ScoreMove.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the scores of a region's year by rows: one for each form, one for each department, one for each total with how many forms have it. A
 * change reads and writes those it concerns, and never a list of what else a department or region has.
 */
final class ScoreRows extends ContextualFixedKeyProcessor<String, CountedScore, ScoreMove> {

    /** What is counted of a score, written like a topic; only its schema is ever registered. */
    static final Topic<CountedScore> COUNTED = new Topic<>("counted-scores", CountedScore.class, true, null);

    private static final String FORMS = "scored-rows";
    private static final String DEPARTMENTS = "scored-departments";
    private static final String TOTALS = "totals";

    /** What follows a dot, which stands before a unit, and nothing else that a code may have. */
    private static final String AFTER_UNITS = "/";

    /** Makes every total a number of ten digits, which texts sort as numbers. */
    private static final long TEN_DIGITS = 5_000_000_000L;

    private KeyValueStore<String, CountedScore> forms;
    private KeyValueStore<String, DepartmentScore> departments;
    private KeyValueStore<String, Integer> totals;

    // init comes before everything else
    @SuppressWarnings("NullAway.Init")
    private ScoreRows() {}

    /** @param stores where rows are kept, by the store's name */
    static FixedKeyProcessorSupplier<String, CountedScore, ScoreMove> supplier(
            TopicSerdes serdes, Function<String, KeyValueBytesStoreSupplier> stores) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, CountedScore, ScoreMove> get() {
                return new ScoreRows();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(stores.apply(FORMS), Serdes.String(), serdes.of(COUNTED))
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(
                                        stores.apply(DEPARTMENTS), Serdes.String(), serdes.of(Topics.DEPARTMENT_SCORES))
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(stores.apply(TOTALS), Serdes.String(), Serdes.Integer())
                                .withCachingEnabled());
            }
        };
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ScoreMove> context) {
        super.init(context);
        forms = context.getStateStore(FORMS);
        departments = context.getStateStore(DEPARTMENTS);
        totals = context.getStateStore(TOTALS);
    }

    @Override
    public void process(FixedKeyRecord<String, CountedScore> record) {
        var changed = record.value();
        var known = forms.get(changed.getFormId());
        var gone = known == null ? null : known.getScore();
        var come = changed.getScore();
        if (known == null ? come == null : known.equals(changed)) {
            return;
        }
        forms.put(changed.getFormId(), come == null ? null : changed);
        var form = FormId.parse(changed.getFormId()).orElseThrow();
        count(form, gone, -1);
        count(form, come, 1);
        var key = DepartmentScores.key(form);
        var before = departments.get(key);
        var after = DepartmentScores.moved(
                before, form, changed.getDepartmentName(), gone, come, kind -> first(form, kind));
        departments.put(key, after);
        context().forward(record.withValue(new ScoreMove(form, gone, come, before, after, bounds(form))));
    }

    private void count(FormId form, @Nullable DepartmentFormScore score, int more) {
        if (score != null) {
            var key = totals(form) + (score.getTotal().unscaledValue().longValueExact() + TEN_DIGITS);
            var known = totals.get(key);
            var counted = (known == null ? 0 : known) + more;
            totals.put(key, counted == 0 ? null : counted);
        }
    }

    private @Nullable Bounds bounds(FormId form) {
        var from = totals(form);
        try (var rising = totals.range(from, from + ":");
                var falling = totals.reverseRange(from, from + ":")) {
            return rising.hasNext() ? new Bounds(total(from, rising), total(from, falling)) : null;
        }
    }

    private static BigDecimal total(String from, KeyValueIterator<String, Integer> totals) {
        return BigDecimal.valueOf(Long.parseLong(totals.next().key.substring(from.length())) - TEN_DIGITS, 2);
    }

    private static String totals(FormId form) {
        return form.regionCode() + "-" + form.year() + "-" + form.kind() + "|";
    }

    /** The bands of a department's first form of a kind: its own, or that of the first of its units. */
    private List<GradeBand> first(FormId form, FormKind kind) {
        var own = new FormId(form.regionCode(), form.year(), kind, form.departmentCode(), null).toString();
        var found = forms.get(own);
        if (found == null) {
            try (var units = forms.range(own + ".", own + AFTER_UNITS)) {
                found = units.next().value;
            }
        }
        var score = found.getScore();
        if (score == null) {
            throw new IllegalStateException("A row without a score: " + own);
        }
        return score.getGradeBands();
    }
}
