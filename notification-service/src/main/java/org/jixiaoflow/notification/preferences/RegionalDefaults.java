package org.jixiaoflow.notification.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.FollowedTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * What regions have for those who choose nothing, in versions: read before anybody is told anything, and followed from then on. What is
 * configured holds where nobody said anything.
 */
final class RegionalDefaults implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Preference configured;
    private final FollowedTopic<NoticeDefaults, Map<String, List<NoticeDefaults>>> topic;

    RegionalDefaults(Preference configured, ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        this.configured = configured;
        this.topic = new FollowedTopic<>(Topics.NOTICE_DEFAULTS, Map.of(), RegionalDefaults::with, consumers, serdes);
    }

    /** With the next record. Of two that claim the same version the first is meant, so all instances agree. */
    static Map<String, List<NoticeDefaults>> with(Map<String, List<NoticeDefaults>> all, NoticeDefaults next) {
        var versions = all.getOrDefault(next.getRegionCode(), List.of());
        if (next.getVersion() != versions.size() + 1) {
            return all;
        }
        var more = new ArrayList<>(versions);
        more.add(next);
        var after = new HashMap<>(all);
        after.put(next.getRegionCode(), List.copyOf(more));
        return Map.copyOf(after);
    }

    /** A region's versions, oldest first. */
    List<NoticeDefaults> versions(String region) {
        return topic.now().getOrDefault(region, List.of());
    }

    /** A region's version of that number, which is there or comes within moments. */
    Optional<NoticeDefaults> awaited(String region, int version) {
        return topic.awaited(
                all -> Optional.ofNullable(all.get(region))
                        .filter(versions -> versions.size() >= version)
                        .map(versions -> versions.get(version - 1)),
                PATIENCE);
    }

    /** What is configured. */
    Preference configured() {
        return configured;
    }

    /** What holds in a region; what is configured where that isn't known. */
    Preference of(@Nullable String region) {
        var versions = region == null ? List.<NoticeDefaults>of() : versions(region);
        return versions.isEmpty() ? configured : Preference.of(versions.get(versions.size() - 1), configured);
    }

    /** What holds for somebody in general: in the first of their regions that is named. */
    Preference of(Regions regions) {
        return of(regions.single().stream().findFirst().orElse(null));
    }

    /** What holds anywhere where somebody has to do with forms. */
    Stream<Preference> everywhere(Regions regions) {
        return Stream.concat(
                Stream.of(configured),
                topic.now().keySet().stream().filter(regions::cover).map(this::of));
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

    /** After the topic is there, before anybody is told anything. */
    @Override
    public int getPhase() {
        return 0;
    }
}
