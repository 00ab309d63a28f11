package org.jixiaoflow.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0 says: {@code v1,} and the HMAC-SHA256 of {@code id.timestamp.body} in base64, once for each secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final List<byte[]> secrets;

    /** @param secrets with spaces between */
    Signature(String secrets) {
        this.secrets =
                Stream.of(secrets.strip().split("\\s+")).map(Signature::key).toList();
    }

    /** A secret that isn't base64 is taken as it is. */
    private static byte[] key(String secret) {
        var text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(UTF_8);
        }
    }

    String of(String id, long timestamp, String body) {
        var signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(UTF_8);
        return secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String sign(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
