package org.jixiaoflow.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A value that a table keeps packed")
class PackedValuesTest {

    @Property
    @Label("comes back as it was")
    void same(@ForAll List<byte[]> values) {
        var packed = PackedValues.pack(values);

        assertThat(packed.length).isEqualTo(values.size());
        for (var at = 0; at < packed.length; at++) {
            assertThat(PackedValues.unpack(packed[at])).isEqualTo(values.get(at));
        }
    }

    @Test
    @DisplayName("takes less room, also where it is short")
    void smaller() {
        var value = ("\u0000\u0000\u0000\u0000\u0001" + "231083-2022-OBJECTIVE-civil-affairs").getBytes(UTF_8);

        assertThat(PackedValues.pack(List.of(value))[0]).hasSizeLessThan(value.length);
    }

    @Test
    @DisplayName("may be one that was kept as it is before")
    void plain() {
        byte[] value = {0, 0, 0, 0, 1, 40, 50};

        assertThat(PackedValues.unpack(value)).isSameAs(value);
    }

    @Test
    @DisplayName("is refused if it is neither")
    void neither() {
        byte[] cut = Arrays.copyOf(PackedValues.pack(List.of(new byte[100]))[0], 10);

        assertThatThrownBy(() -> PackedValues.unpack(cut)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> PackedValues.unpack(new byte[] {1, 2, 3})).isInstanceOf(SerializationException.class);
    }
}
