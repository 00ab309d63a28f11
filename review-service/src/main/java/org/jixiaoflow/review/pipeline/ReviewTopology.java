package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_WATCHES;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;
import static org.jixiaoflow.schemas.contract.Topics.REFUSED_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;

import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;

/** Commands from two topics, decided one after the other for each form, to the topics that say what came of them. */
final class ReviewTopology {

    /** The store of forms, written like a topic; only its schema is ever registered. */
    static final Topic<FormSnapshot> FORMS = new Topic<>("form-snapshots", FormSnapshot.class, true, null);

    /** The store of their contents, as {@link #FORMS}. */
    static final Topic<KeptContent> CONTENTS = new Topic<>("form-contents", KeptContent.class, true, null);

    /** The store of outcomes by form and command. */
    static final String OUTCOMES = "first-outcomes";

    private static final String DECIDE = "decide";
    private static final String TELL = "tell-of-refusals";

    private final TopicSerdes serdes;
    private final Decider decider;
    private final NotificationRules notificationRules;
    private final Reminding reminding;
    private final PipelineSettings settings;

    ReviewTopology(
            TopicSerdes serdes,
            Decider decider,
            NotificationRules notificationRules,
            Reminding reminding,
            PipelineSettings settings) {
        this.reminding = reminding;
        this.serdes = serdes;
        this.decider = decider;
        this.notificationRules = notificationRules;
        this.settings = settings;
    }

    Topology build() {
        var topology = new Topology();
        addSource(topology, FORM_SUBMISSIONS);
        addSource(topology, REVIEW_DECISIONS);
        topology.addProcessor(DECIDE, this::processor, FORM_SUBMISSIONS.name(), REVIEW_DECISIONS.name());
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(FORMS.name()), Serdes.String(), Serdes.ByteArray()),
                DECIDE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CONTENTS.name()), Serdes.String(), PackedSerde.create()),
                DECIDE);
        topology.addStateStore(
                Stores.timestampedKeyValueStoreBuilder(
                        Stores.persistentTimestampedKeyValueStore(OUTCOMES), Serdes.String(), Serdes.ByteArray()),
                DECIDE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Timers.STORE), Serdes.String(), Serdes.ByteArray()),
                DECIDE);
        addCopy(
                topology,
                APPROVED_FORMS,
                Stores.persistentKeyValueStore(Objectives.STORE),
                PackedSerde.create(),
                Objectives::isOne);
        addCopy(
                topology,
                FILING_LISTS,
                Stores.persistentKeyValueStore(FilingLists.STORE),
                Serdes.ByteArray(),
                key -> true);
        addCopy(topology, FORM_WATCHES, Stores.inMemoryKeyValueStore(Watchers.STORE), Serdes.ByteArray(), key -> true);
        for (var topic : List.of(FORM_EVENTS, FORM_OUTCOMES, APPROVED_FORMS, NOTIFICATIONS)) {
            addSink(topology, topic.name(), topic, DECIDE);
        }
        addSource(topology, REFUSED_SUBMISSIONS);
        topology.addProcessor(
                TELL, () -> new RefusalNotices(notificationRules, encoding()), REFUSED_SUBMISSIONS.name());
        addSink(topology, TELL + "-" + NOTIFICATIONS.name(), NOTIFICATIONS, TELL);
        return topology;
    }

    /** A topic's newest records in a store of every instance. */
    private static void addCopy(
            Topology topology,
            Topic<?> topic,
            KeyValueBytesStoreSupplier store,
            Serde<byte[]> values,
            Predicate<String> keys) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(store, Serdes.String(), values),
                "read-" + store.name(),
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer(),
                topic.name(),
                "keep-" + store.name(),
                () -> new StoreCopy(store.name(), keys));
    }

    private static void addSink(Topology topology, String name, Topic<?> topic, String writer) {
        topology.addSink(
                name,
                topic.name(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer(),
                writer);
    }

    private Encoding encoding() {
        return new Encoding(serdes, settings);
    }

    private void addSource(Topology topology, Topic<?> topic) {
        topology.addSource(
                topic.name(), Serdes.String().deserializer(), serdes.of(topic).deserializer(), topic.name());
    }

    private Processor<String, SpecificRecord, String, byte[]> processor() {
        return new CommandProcessor(decider, notificationRules, reminding, encoding(), settings);
    }
}
