package org.jixiaoflow.support.departments;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.FollowedTopic;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/** Registers as their topic has them: read before the service takes requests, and followed for as long as it runs. */
public final class FollowedRegisters implements Registers, SmartLifecycle {

    private final FollowedTopic<DepartmentChange, Map<String, DepartmentRegister>> topic;

    public FollowedRegisters(ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        this.topic =
                new FollowedTopic<>(Topics.DEPARTMENT_CHANGES, Map.of(), FollowedRegisters::with, consumers, serdes);
    }

    private static Map<String, DepartmentRegister> with(
            Map<String, DepartmentRegister> registers, DepartmentChange change) {
        var after = new HashMap<>(registers);
        var before = registers.getOrDefault(change.getRegionCode(), DepartmentRegister.EMPTY);
        after.put(change.getRegionCode(), before.with(change));
        return Map.copyOf(after);
    }

    @Override
    public Map<String, DepartmentRegister> all() {
        return topic.now();
    }

    /** A region's change of that number, which is there or comes within that time. */
    public Optional<DepartmentChange> awaited(String region, int version, Duration patience) {
        return topic.awaited(
                registers -> Optional.ofNullable(registers.get(region))
                        .filter(register -> register.version() >= version)
                        .map(register -> register.changes().get(version - 1)),
                patience);
    }

    @Override
    public void start() {
        topic.start();
    }

    @Override
    public void stop() {
        topic.stop();
    }

    @Override
    public boolean isRunning() {
        return topic.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
