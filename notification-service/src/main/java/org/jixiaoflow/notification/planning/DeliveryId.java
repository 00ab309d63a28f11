package org.jixiaoflow.notification.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names deliveries: version 5 of RFC 9562, of notification, channel and address, so that planning one again gives it the same name. */
final class DeliveryId {

    private static final UUID NAMESPACE = UUID.fromString("5b0d6f0c-6b4e-4c47-9a3f-2f0c8f6f7c11");
    private static final long VERSION = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DeliveryId() {}

    static UUID of(UUID notification, String channel, String address) {
        var bytes = ByteBuffer.wrap(sha1((notification + "|" + channel + "|" + address).getBytes(UTF_8)));
        var most = (bytes.getLong() & ~0xF000L) | VERSION;
        var least = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(most, least);
    }

    private static byte[] sha1(byte[] name) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .flip());
            return digest.digest(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
