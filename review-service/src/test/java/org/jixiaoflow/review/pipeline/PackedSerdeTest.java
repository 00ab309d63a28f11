package org.jixiaoflow.review.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store's values, packed")
class PackedSerdeTest {

    private final byte[] value = UnregisteredSerdes.serde(KeptContent.class)
            .serializer()
            .serialize("", new KeptContent(Samples.content(), List.of(), null));

    @Test
    @DisplayName("take less room and are read as they were")
    void packed() {
        var serde = PackedSerde.create();

        var stored = serde.serializer().serialize("", value);

        assertThat(stored.length).isLessThan(value.length / 2);
        assertThat(serde.deserializer().deserialize("", stored)).isEqualTo(value);
    }

    @Test
    @DisplayName("are read as well if they lie there from before, and none is none")
    void before() {
        var serde = PackedSerde.create();

        assertThat(serde.deserializer().deserialize("", value)).isEqualTo(value);
        assertThat(serde.serializer().serialize("", null)).isNull();
        assertThat(serde.deserializer().deserialize("", null)).isNull();
    }
}
