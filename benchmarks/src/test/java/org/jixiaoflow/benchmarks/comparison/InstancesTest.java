package org.jixiaoflow.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Four partitions are shared")
class InstancesTest {

    @Test
    @DisplayName("among two processes when each has some and none is left over, however many threads they have")
    void shared() {
        var members = List.of(thread("one", 1, 0), thread("one", 2, 1), thread("two", 1, 2, 3), thread("two", 2));

        assertThat(Instances.isShared(members, 4, 2)).isTrue();
    }

    @Test
    @DisplayName("not among two processes of which one has them all")
    void idleProcess() {
        var members = List.of(thread("one", 1, 0, 1), thread("one", 2, 2, 3), thread("two", 1));

        assertThat(Instances.isShared(members, 4, 2)).isFalse();
    }

    @Test
    @DisplayName("not while nobody has one of them")
    void leftOver() {
        var members = List.of(view("a", 0, 1), view("b", 2));

        assertThat(Instances.isShared(members, 4, 2)).isFalse();
    }

    @Test
    @DisplayName("among the readers of a view, whose clients are called the same")
    void view() {
        var members = List.of(view("a", 0, 1), view("b", 2, 3));

        assertThat(Instances.isShared(members, 4, 2)).isTrue();
    }

    private static MemberDescription thread(String process, int number, int... partitions) {
        var client = "%s-StreamThread-%d-consumer".formatted(process, number);
        return member(client + "-id", client, partitions);
    }

    private static MemberDescription view(String consumer, int... partitions) {
        return member(consumer, "review-view-forms", partitions);
    }

    private static MemberDescription member(String consumer, String client, int... partitions) {
        var assigned = IntStream.of(partitions)
                .mapToObj(partition -> new TopicPartition("form-events", partition))
                .collect(Collectors.toSet());
        return new MemberDescription(
                consumer,
                Optional.empty(),
                Optional.empty(),
                client,
                "127.0.0.1",
                new MemberAssignment(assigned),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
