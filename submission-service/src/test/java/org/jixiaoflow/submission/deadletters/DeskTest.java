package org.jixiaoflow.submission.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jixiaoflow.support.deadletters.DeadLetterId;
import org.jixiaoflow.support.deadletters.DeadLetterReader;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.SendResult;

@DisplayName("Many dead letters that are treated at once")
@NullUnmarked
class DeskTest {

    private final DeadLetterReader reader = mock();
    private final Actions actions = mock();
    private final Publisher publisher = mock();
    private final Desk desk = new Desk(reader, actions, mock(), publisher, mock(), mock(), Clock.systemUTC());

    @Test
    @DisplayName("are read together, written together and waited for once; one that is gone is told")
    void together() {
        var ids = IntStream.range(0, 4)
                .mapToObj(offset -> new DeadLetterId("portal.a.submissions-dlt", 0, offset))
                .toList();
        when(reader.find(ids))
                .thenReturn(ids.stream().limit(3).collect(Collectors.toMap(Function.identity(), DeskTest::letter)));
        when(actions.of(ids)).thenReturn(Map.of());
        when(actions.know(any())).thenReturn(false, true);
        when(publisher.send(eq(Topics.DEAD_LETTER_ACTIONS), any(), any()))
                .thenReturn(CompletableFuture.completedFuture(new SendResult<>(null, mock(RecordMetadata.class))));

        var undone = desk.discard(ids, "测试数据", mock(Actor.class));

        assertThat(undone).containsOnlyKeys(ids.get(3));
        assertThat(undone.get(ids.get(3))).hasMessage("UNKNOWN_DEAD_LETTER");
        var order = inOrder(actions, reader, publisher);
        order.verify(actions, times(4)).lock(any());
        order.verify(reader).find(ids);
        order.verify(publisher, times(3)).send(any(), any(), any());
        order.verify(actions, times(2)).know(argThat(written -> written.size() == 3));
    }

    private static DeadLetter letter(DeadLetterId id) {
        return new DeadLetter(
                new DeadLetterSummary(
                        id, Instant.EPOCH, new Origin(id.originTopic(), 0, 0, 0), null, -1, true, null, null, null),
                new ConsumerRecord<>(id.topic(), id.partition(), id.offset(), null, null));
    }
}
