package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A specimen")
class SpecimensTest {

    private static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    @DisplayName("can be written, and read again")
    <T extends SpecificRecord> void writtenAndRead(Topic<T> topic) {
        var specimen = Specimens.of(topic);

        var bytes = new UnregisteredSerdes().of(topic).serializer().serialize(topic.name(), specimen);

        assertThat(new UnregisteredSerdes().of(topic).deserializer().deserialize(topic.name(), bytes))
                .isEqualTo(specimen);
    }
}
