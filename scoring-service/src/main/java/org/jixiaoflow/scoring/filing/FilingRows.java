package org.jixiaoflow.scoring.filing;

import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.contract.TopicSerdes;

/**
 * Keeps what was filed of a region's year by rows: one for each form, one for each department. A move reads and writes those it concerns, and
 * never a list of what else a department has.
 */
final class FilingRows extends ContextualFixedKeyProcessor<String, DepartmentFiling, FilingMove> {

    private static final String FORMS = "filed-forms";
    private static final String DEPARTMENTS = "filed-departments";

    private KeyValueStore<String, FormFiling> forms;
    private KeyValueStore<String, DepartmentFiling> departments;

    // init comes before everything else
    @SuppressWarnings("NullAway.Init")
    private FilingRows() {}

    /** @param stores where rows are kept, by the store's name */
    static FixedKeyProcessorSupplier<String, DepartmentFiling, FilingMove> supplier(
            TopicSerdes serdes, Function<String, KeyValueBytesStoreSupplier> stores) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, DepartmentFiling, FilingMove> get() {
                return new FilingRows();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(stores.apply(FORMS), Serdes.String(), serdes.of(FORM_FILINGS))
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(
                                        stores.apply(DEPARTMENTS), Serdes.String(), serdes.of(DEPARTMENT_FILINGS))
                                .withCachingEnabled());
            }
        };
    }

    @Override
    public void init(FixedKeyProcessorContext<String, FilingMove> context) {
        super.init(context);
        forms = context.getStateStore(FORMS);
        departments = context.getStateStore(DEPARTMENTS);
    }

    @Override
    public void process(FixedKeyRecord<String, DepartmentFiling> record) {
        var change = record.value();
        if (change.getForms().isEmpty()) {
            list(record);
        } else {
            change.getForms().forEach(form -> move(record, form));
        }
    }

    private void list(FixedKeyRecord<String, DepartmentFiling> record) {
        var key = DepartmentFilings.key(record.value());
        var before = departments.get(key);
        var after = DepartmentFilings.listed(before, record.value());
        if (!Objects.equals(before, after)) {
            departments.put(key, after);
            context().forward(record.withValue(new FilingMove(key, null, before, after)));
        }
    }

    /** An entry that comes again, or late, changes nothing. */
    private void move(FixedKeyRecord<String, DepartmentFiling> record, FormFiling form) {
        var known = forms.get(form.getFormId());
        if (known == null || form.getVersion() > known.getVersion()) {
            forms.put(form.getFormId(), form);
            var key = DepartmentFilings.key(record.value());
            var before = departments.get(key);
            var after = DepartmentFilings.moved(
                    before == null ? record.value() : before, known == null ? null : known.getState(), form);
            departments.put(key, after);
            context().forward(record.withValue(new FilingMove(key, form, before, after)));
        }
    }
}
