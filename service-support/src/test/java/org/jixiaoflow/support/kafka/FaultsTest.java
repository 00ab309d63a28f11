package org.jixiaoflow.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Telling whose fault it is")
class FaultsTest {

    @Test
    void truncatedBytesAreTheRecordsFault() {
        assertThat(Faults.isOfTheSurroundings(new SerializationException(new EOFException())))
                .isFalse();
    }

    @Test
    void aRegistryThatIsAwayIsNot() {
        assertThat(Faults.isOfTheSurroundings(
                        new SerializationException(new UncheckedIOException(new ConnectException("refused")))))
                .isTrue();
    }
}
