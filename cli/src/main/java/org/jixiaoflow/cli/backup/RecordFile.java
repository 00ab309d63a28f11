package org.jixiaoflow.cli.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A topic's records one after the other, compressed. */
final class RecordFile {

    private static final int NONE = -1;

    private RecordFile() {}

    /** Writes a file. */
    static final class Writer implements AutoCloseable {

        private final MessageDigest digest = sha256();
        private final DataOutputStream out;
        private long records;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(
                    new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))));
        }

        void write(ConsumerRecord<byte[], byte[]> received) throws IOException {
            out.writeInt(received.partition());
            out.writeLong(received.offset());
            out.writeLong(received.timestamp());
            write(received.key());
            write(received.value());
            var headers = received.headers().toArray();
            out.writeInt(headers.length);
            for (Header header : headers) {
                out.writeUTF(header.key());
                write(header.value());
            }
            records++;
        }

        private void write(byte @Nullable [] bytes) throws IOException {
            out.writeInt(bytes == null ? NONE : bytes.length);
            if (bytes != null) {
                out.write(bytes);
            }
        }

        long records() {
            return records;
        }

        /** SHA-256 of the file's bytes; only once it is closed. */
        String sha256Hex() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** SHA-256 of a file's bytes, lower-case hex. */
    static String hash(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Hands over a file's records in their order. */
    static void read(Path file, String topic, Consumer<ConsumerRecord<byte[], byte[]>> sink) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            while (true) {
                int partition;
                try {
                    partition = in.readInt();
                } catch (EOFException end) {
                    return;
                }
                sink.accept(record(topic, partition, in));
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, int partition, DataInputStream in)
            throws IOException {
        var offset = in.readLong();
        var timestamp = in.readLong();
        var key = bytes(in);
        var value = bytes(in);
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                NONE,
                NONE,
                key,
                value,
                headers(in),
                Optional.empty());
    }

    private static Headers headers(DataInputStream in) throws IOException {
        var headers = new RecordHeaders();
        var count = in.readInt();
        for (var i = 0; i < count; i++) {
            headers.add(in.readUTF(), bytes(in));
        }
        return headers;
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
