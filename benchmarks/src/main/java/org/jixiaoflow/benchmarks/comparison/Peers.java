package org.jixiaoflow.benchmarks.comparison;

import java.util.List;
import java.util.ServiceLoader;

/** Other engines, if this was built with the Maven profile {@code peers}. */
public interface Peers {

    /**
     * Each of them.
     *
     * @param atOnce forms under way at any time
     * @param flushed whether a transaction waits until the disk has it
     */
    List<Contestant> contestants(int atOnce, boolean flushed);

    /** Those on the class path. */
    static List<Contestant> all(int atOnce, boolean flushed) {
        return ServiceLoader.load(Peers.class).stream()
                .flatMap(peers -> peers.get().contestants(atOnce, flushed).stream())
                .toList();
    }
}
