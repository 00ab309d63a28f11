package org.jixiaoflow.support.projection;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the service's views up to date, and tells what each reflects. */
public class Projections implements SmartLifecycle {

    private final List<View<?>> views;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicSerdes serdes;
    private final DeadLetters deadLetters;
    private final ProjectionOffsets projectionOffsets;
    private final TransactionOperations transaction;
    private final ProjectionSettings settings;
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();

    Projections(
            List<View<?>> views,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            DeadLetters deadLetters,
            ProjectionOffsets projectionOffsets,
            TransactionOperations transaction,
            ProjectionSettings settings) {
        this.views = views;
        this.consumers = consumers;
        this.serdes = serdes;
        this.deadLetters = deadLetters;
        this.projectionOffsets = projectionOffsets;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** What the view of that name reflects; empty positions if there is no such view or it has read nothing yet. */
    public AsOf asOf(String view) {
        return AsOf.of(projectionOffsets.of(view));
    }

    /** How far each view has come. */
    List<ViewState> states() {
        return states(views);
    }

    private List<ViewState> states(List<View<?>> some) {
        // Positions first: what comes in between is behind, not ahead.
        var reached = some.stream().collect(toMap(View::name, view -> projectionOffsets.of(view.name())));
        var committedEndOffsets = ends(some);
        return some.stream()
                .map(view -> ViewState.of(
                        view,
                        requireNonNull(reached.get(view.name())),
                        requireNonNull(committedEndOffsets.get(view.topic().name()))))
                .toList();
    }

    private Map<String, Map<Integer, Long>> ends(List<View<?>> some) {
        return CommittedEndOffsets.of(
                some.stream().map(view -> view.topic().name()).collect(toSet()), consumers);
    }

    /**
     * Empties a view and puts it back to the beginning of its topic, both or neither. Whoever fills it, in whatever instance, notices with
     * the next records or within a second.
     *
     * @return how far it has come; nothing if there is no such view
     */
    Optional<ViewState> rebuild(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .map(view -> {
                    empty(view);
                    return states(List.of(view)).get(0);
                });
    }

    @Override
    public synchronized void start() {
        projectionOffsets.createTable();
        views.stream().filter(settings::rebuilds).forEach(this::empty);
        begin(views.stream()
                .filter(view -> projectionOffsets.of(view.name()).isEmpty())
                .toList());
        views.forEach(view -> containers.add(container(view)));
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    /** Views that never read anything, of a new database for instance, don't show what is on their topics yet. */
    private void begin(List<View<?>> some) {
        if (!some.isEmpty()) {
            var committedEndOffsets = ends(some);
            some.forEach(view -> projectionOffsets.begin(
                    view.name(),
                    requireNonNull(committedEndOffsets.get(view.topic().name()))));
        }
    }

    private void empty(View<?> view) {
        var committedEndOffsets =
                requireNonNull(ends(List.of(view)).get(view.topic().name()));
        transaction.executeWithoutResult(status -> {
            projectionOffsets.restart(view.name(), committedEndOffsets);
            view.clear();
        });
    }

    private <T extends SpecificRecord> ConcurrentMessageListenerContainer<byte[], byte[]> container(View<T> view) {
        var values = serdes.of(view.topic()).deserializer();
        var listener = new ViewListener<>(view, values, deadLetters, projectionOffsets, transaction, settings.batch());
        return ViewListener.container(listener, consumers, settings.schema() + "-view-" + view.name());
    }

    @Override
    public synchronized void stop() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !containers.isEmpty();
    }
}
