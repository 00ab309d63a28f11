package org.jixiaoflow.notification.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;

/** One channel's deliveries without broker and threads, on a clock of the test's. */
public final class Outpost {

    public static final DeliverySettings USUAL =
            new DeliverySettings(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

    private final Memory states = new Memory();
    private final ManualClock clock;
    private final Dispatcher dispatcher;

    public Outpost(Channel channel, ManualClock clock) {
        this(channel, clock, delivery -> true);
    }

    public Outpost(Channel channel, ManualClock clock, Standing standing) {
        this.clock = clock;
        this.dispatcher = new Dispatcher(
                channel, USUAL, standing, states, new DeliveryCounts(new SimpleMeterRegistry()), clock, Runnable::run);
    }

    public void put(Delivery delivery) {
        states.newest.put(delivery.getId(), delivery);
        dispatcher.put(0, delivery);
    }

    public void open(String address) {
        dispatcher.open(address);
    }

    /** Lets time pass, and whatever is due be sent. */
    public void pass(Duration time, Duration step) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            dispatcher.tick();
            clock.pass(step);
        }
        dispatcher.tick();
    }

    public void tick() {
        dispatcher.tick();
    }

    public Collection<Delivery> all() {
        return states.newest.values();
    }

    public Stream<DeliveryState> states() {
        return all().stream().map(Delivery::getState);
    }

    public List<Delivery> letters() {
        return states.letters;
    }
}
