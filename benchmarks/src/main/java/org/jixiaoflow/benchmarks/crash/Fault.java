package org.jixiaoflow.benchmarks.crash;

import static org.jixiaoflow.local.stack.Component.KAFKA;
import static org.jixiaoflow.local.stack.Component.POSTGRESQL;
import static org.jixiaoflow.local.stack.Component.REGISTRY;
import static org.jixiaoflow.local.stack.Component.REVIEW;
import static org.jixiaoflow.local.stack.Component.SCORING;
import static org.jixiaoflow.local.stack.Component.SUBMISSION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jixiaoflow.local.stack.Component;

/** What is done to a stack in a round. */
enum Fault {
    /** One part is killed and started again. */
    KILL {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            return killed(fleet, random, 1);
        }
    },

    /** Two or three parts are killed together. */
    KILL_SEVERAL {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            return killed(fleet, random, 2 + random.nextInt(2));
        }
    },

    /** A service is killed, and once more while it starts. */
    KILL_STARTING {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            var component = one(random, List.of(SUBMISSION, REVIEW, SCORING));
            fleet.kill(component);
            fleet.start(component);
            Fleet.pause(upTo(random, Duration.ofSeconds(12)));
            fleet.kill(component);
            return EnumSet.of(component);
        }
    },

    /** A second review service comes, and while they share the partitions out, one of the two is killed. */
    KILL_REBALANCING {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            var second = fleet.startAnother(REVIEW, "second-review", Map.of());
            try {
                Fleet.pause(Duration.ofSeconds(8).plus(upTo(random, Duration.ofSeconds(8))));
                if (random.nextBoolean()) {
                    fleet.kill(REVIEW);
                    Fleet.pause(upTo(random, Duration.ofSeconds(5)));
                }
            } finally {
                Fleet.kill(second);
            }
            return EnumSet.of(REVIEW);
        }
    },

    /** A part stands still for longer than its session lasts, and then goes on as if nothing had been. */
    PAUSE {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            var component = one(random, List.of(KAFKA, SUBMISSION, REVIEW, SCORING));
            fleet.signal(component, "STOP");
            Fleet.pause(Duration.ofSeconds(12).plus(upTo(random, Duration.ofSeconds(4))));
            fleet.signal(component, "CONT");
            return EnumSet.of(component);
        }
    },

    /**
     * Registry and PostgreSQL are away one after the other, each longer than a session lasts and shorter than a minute; half of the time a
     * service ends meanwhile, and is started again as often as it takes.
     */
    OUTAGES {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            var hit = EnumSet.of(REGISTRY, POSTGRESQL);
            for (var component : List.of(REGISTRY, POSTGRESQL)) {
                fleet.kill(component);
                if (random.nextBoolean()) {
                    var service = one(random, List.of(SUBMISSION, REVIEW, SCORING));
                    fleet.kill(service);
                    hit.add(service);
                }
                fleet.without(component, Duration.ofSeconds(11).plus(upTo(random, Duration.ofSeconds(40))));
                fleet.start(component);
                fleet.awaitUp(component);
            }
            return hit;
        }
    },

    /** Every connection to PostgreSQL is cut, and none comes about for a while. */
    CUT {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            fleet.proxy().cut();
            Fleet.pause(upTo(random, Duration.ofSeconds(6)));
            fleet.proxy().mend();
            return EnumSet.of(POSTGRESQL);
        }
    },

    /** The broker's disk is full for a while. */
    FULL_DISK {
        @Override
        Set<Component> strike(Fleet fleet, Random random) {
            fleet.disk().ifPresent(Disk::fill);
            Fleet.pause(Duration.ofSeconds(2).plus(upTo(random, Duration.ofSeconds(6))));
            fleet.disk().ifPresent(Disk::free);
            return EnumSet.of(KAFKA);
        }

        @Override
        boolean isPossible(Fleet fleet) {
            return fleet.disk().isPresent();
        }
    };

    /**
     * Strikes; what was killed stays down.
     *
     * @return the parts that were hit
     */
    abstract Set<Component> strike(Fleet fleet, Random random);

    /** Whether it can be done on this machine. */
    boolean isPossible(Fleet fleet) {
        return true;
    }

    private static Set<Component> killed(Fleet fleet, Random random, int count) {
        var parts = new ArrayList<>(List.of(Component.values()));
        Collections.shuffle(parts, random);
        var hit = EnumSet.copyOf(parts.subList(0, count));
        hit.forEach(fleet::kill);
        Fleet.pause(upTo(random, Duration.ofSeconds(3)));
        return hit;
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static Duration upTo(Random random, Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }
}
