package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;

import java.util.List;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** What must be true between the creation of the topics and the start of the pipeline. */
class PipelineReady implements SmartLifecycle {

    private final TopicSerdes serdes;
    private final KafkaAdmin admin;
    private volatile boolean running;
    private volatile int shared;

    PipelineReady(TopicSerdes serdes, KafkaAdmin admin) {
        this.serdes = serdes;
        this.admin = admin;
    }

    @Override
    public void start() {
        requireSharedPartitions();
        serdes.register(List.of(ReviewTopology.FORMS, ReviewTopology.CONTENTS));
        running = true;
    }

    /** Otherwise a form's submissions and decisions would meet in different tasks, each with half of the form. */
    private void requireSharedPartitions() {
        var topics = admin.describeTopics(FORM_SUBMISSIONS.name(), REVIEW_DECISIONS.name());
        var partitions = topics.values().stream()
                .map(topic -> topic.partitions().size())
                .distinct()
                .toList();
        if (partitions.size() > 1) {
            throw new IllegalStateException("%s and %s must have equally many partitions, not %s"
                    .formatted(FORM_SUBMISSIONS.name(), REVIEW_DECISIONS.name(), partitions));
        }
        shared = partitions.get(0);
    }

    /** Partitions of the topics of commands; 0 before it is started. */
    int partitions() {
        return shared;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
