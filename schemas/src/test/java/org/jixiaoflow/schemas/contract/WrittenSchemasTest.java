package org.jixiaoflow.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Schemas that values were written with")
class WrittenSchemasTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private WrittenSchemas schemas;
    private int status = 200;
    private String body = "{\"schema\": \"\\\"string\\\"\"}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/schemas/ids/7", exchange -> {
            asked.incrementAndGet();
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        schemas = new WrittenSchemas(new SchemaRegistry(URI.create("http://%s:%d"
                .formatted(
                        server.getAddress().getHostString(), server.getAddress().getPort()))));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksOnceForASchema() {
        assertThat(schemas.of(value())).isEqualTo(Schema.create(Schema.Type.STRING));
        assertThat(schemas.of(value())).isEqualTo(Schema.create(Schema.Type.STRING));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksOnceForASchemaThatIsUnknown() {
        status = 404;
        body = "{\"error_code\": 40403}";
        assertThatExceptionOfType(UnknownSchema.class)
                .isThrownBy(() -> schemas.of(value()))
                .withMessageContaining("7");
        assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> schemas.of(value()));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainAfterAFaultOfTheRegistry() {
        status = 503;
        assertThatExceptionOfType(RegistryFault.class).isThrownBy(() -> schemas.of(value()));
        status = 200;
        assertThat(schemas.of(value())).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    @Test
    void doesNotTakeAnyOtherServerForTheRegistry() {
        status = 404;
        body = "<h1>Not found</h1>";
        assertThatExceptionOfType(RegistryFault.class).isThrownBy(() -> schemas.of(value()));
    }

    private static byte[] value() {
        return ByteBuffer.allocate(RegistrySerdes.HEADER_BYTES).putInt(1, 7).array();
    }
}
