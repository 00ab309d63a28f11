package org.jixiaoflow.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.rest.client.models.ProblemDetails;
import io.vertx.core.VertxException;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("Telling whose fault it is")
class FailuresTest {

    private static Stream<Throwable> surroundings() {
        return Stream.of(
                new SerializationException(new UncheckedIOException(new ConnectException("the registry is away"))),
                new SerializationException(new RuntimeException(new ProblemDetails())),
                new StreamsException(new VertxException("Connection was closed")),
                new StreamsException(new TimeoutException("the broker is away")),
                new NotEnoughReplicasException("half of the brokers are away"),
                new CannotGetJdbcConnectionException("the database is away"),
                new CannotCreateTransactionException("the database is away"),
                new IllegalStateException(new SQLException("the database system is starting up", "57P03")),
                new IllegalStateException(new SQLException("An I/O error occurred", "08006")));
    }

    private static Stream<Throwable> ours() {
        return Stream.of(
                new SerializationException(new EOFException()),
                new AvroRuntimeException("nonsense"),
                new StreamsException(new IllegalStateException("a bug")),
                new StreamsException(new RecordTooLargeException("nobody looked at its size")),
                new DataIntegrityViolationException("nonsense", new SQLException("a check", "23514")));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    @DisplayName("what needs only time is the surroundings'")
    void needsTime(Throwable fault) {
        assertThat(Failures.isTransient(fault)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ours")
    @DisplayName("what would fail again isn't")
    void failsAgain(Throwable fault) {
        assertThat(Failures.isTransient(fault)).isFalse();
    }
}
