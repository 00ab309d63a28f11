package org.jixiaoflow.benchmarks.peers;

import java.util.List;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.comparison.Peers;

/** The engines that the pipeline is measured beside. */
public final class EnginePeers implements Peers {

    @Override
    public List<Contestant> contestants(int atOnce, boolean flushed) {
        return List.of(
                new Peer("flowable", Flowable::new, atOnce, flushed),
                new Peer("operaton", Operaton::new, atOnce, flushed));
    }
}
