package org.jixiaoflow.benchmarks.peers;

import java.util.List;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.comparison.Peers;

/** What the pipeline is measured beside: process engines, and PostgreSQL without one. */
public final class OtherPeers implements Peers {

    @Override
    public List<Contestant> contestants(int atOnce, boolean flushed) {
        return List.of(
                new Peer("flowable", OneByOne.by(Flowable::new), atOnce, flushed),
                new Peer("operaton", OneByOne.by(Operaton::new), atOnce, flushed),
                new Peer("jdbc", OneByOne.by(PlainProcess::new), atOnce, flushed),
                new Peer("batches", Batches::new, atOnce, flushed));
    }
}
