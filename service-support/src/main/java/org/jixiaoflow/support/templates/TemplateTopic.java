package org.jixiaoflow.support.templates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.FollowedTopic;
import org.jixiaoflow.support.kafka.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Templates of a kind, as their topic has them: followed from before anybody needs one, and published version after version. What is
 * configured is what one begins with.
 *
 * @param <T> a version of a template
 * @param <S> what their records come to
 */
public abstract class TemplateTopic<T extends SpecificRecord, S extends KnownTemplates<T, S>>
        implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TemplateTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Topic<T> topic;
    private final Publisher publisher;
    private final FollowedTopic<T, S> followed;

    /** @param none what no record comes to */
    protected TemplateTopic(
            Topic<T> topic,
            S none,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        this.topic = topic;
        this.publisher = publisher;
        this.followed = new FollowedTopic<>(topic, none, (known, next) -> known.with(next), consumers, serdes);
    }

    /** What is configured, each as its first version. */
    protected abstract List<T> configured();

    /** What there is now. */
    public final S versions() {
        return followed.now();
    }

    /** Publishes a version that must be the one after the last; the answer is the one that got its number, or its forms, if another was quicker. */
    public final T publish(T next) {
        var id = Head.id(next);
        var version = Head.version(next);
        publisher.sendInOrder(topic, id, next).join();
        return awaited(known -> known.of(id, version).or(() -> known.rival(next)))
                .orElseThrow(() -> new IllegalStateException(
                        "%s %s@%d did not arrive in time".formatted(topic.name(), id, version)));
    }

    /** Something that is there, or comes soon. */
    protected final <R> Optional<R> awaited(Function<S, Optional<R>> wanted) {
        return followed.awaited(wanted, PATIENCE);
    }

    @Override
    public final void start() {
        followed.start();
        configured().forEach(this::settle);
        requireOneForEveryForm();
    }

    private void requireOneForEveryForm() {
        var known = versions();
        if (!known.coverEveryForm()) {
            throw new IllegalStateException(
                    "%s: forms other than those of %s have no template; one must name neither region nor year nor kind"
                            .formatted(
                                    topic.name(),
                                    known.newest().stream()
                                            .map(each -> "%s (%s)".formatted(Head.scope(each), Head.id(each)))
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** One that was never published becomes its first version; of one that was, the topic holds. */
    protected void settle(T configured) {
        var id = Head.id(configured);
        var published = versions().of(id);
        if (published.isEmpty()) {
            var first = versions().rival(configured).orElseGet(() -> publish(configured));
            if (!Head.id(first).equals(id)) {
                throw new IllegalStateException("%s: %s is configured for the forms that %s is for"
                        .formatted(topic.name(), id, Head.id(first)));
            }
        } else if (published.stream().noneMatch(version -> Difference.isNone(version, configured))) {
            log.warn(
                    "{}: {} is configured otherwise than it was ever published; version {} stays in force until another one is published",
                    topic.name(),
                    id,
                    Head.version(published.get(published.size() - 1)));
        }
    }

    @Override
    public final void stop() {
        followed.stop();
    }

    @Override
    public final boolean isRunning() {
        return followed.isRunning();
    }

    /** After the topic is there, before anybody works by what it says. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
