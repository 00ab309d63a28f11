package org.jixiaoflow.scoring.filing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;

/** Turns each new list into what it changes: departments that come onto it, are renamed or go. */
final class ListChanges implements Processor<String, @Nullable FilingList, String, DepartmentFiling> {

    private static final String LISTS = "lists";

    private ProcessorContext<String, DepartmentFiling> context;
    private KeyValueStore<String, FilingList> lists;

    // init comes before everything else
    @SuppressWarnings("NullAway.Init")
    private ListChanges() {}

    static ProcessorSupplier<String, FilingList, String, DepartmentFiling> supplier(TopicSerdes serdes) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, FilingList, String, DepartmentFiling> get() {
                return new ListChanges();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(LISTS), Serdes.String(), serdes.of(Topics.FILING_LISTS)));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, DepartmentFiling> context) {
        this.context = context;
        this.lists = context.getStateStore(LISTS);
    }

    @Override
    public void process(Record<String, @Nullable FilingList> record) {
        var before = departments(lists.get(record.key()));
        var now = departments(record.value());
        lists.put(record.key(), record.value());
        now.forEach((code, department) -> {
            if (!department.equals(before.remove(code))) {
                context.forward(record.withValue(department));
            }
        });
        before.values()
                .forEach(department -> context.forward(record.withValue(DepartmentFilings.unlisted(department))));
    }

    /** By code. */
    private static Map<String, DepartmentFiling> departments(@Nullable FilingList list) {
        var departments = new TreeMap<String, DepartmentFiling>();
        if (list != null) {
            list.getDepartments()
                    .forEach(department -> departments.put(
                            department.getDepartmentCode(), DepartmentFilings.listed(list, department)));
        }
        return departments;
    }
}
