package org.jixiaoflow.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Links by which one person ends their digests with one click and without signing in (RFC 8058); nobody else can make them. */
final class Unsubscribing {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final URI address;
    private final byte[] secret;

    Unsubscribing(URI address, @Nullable String secret) {
        this.address = address;
        this.secret = secret == null || secret.isBlank() ? random() : secret.getBytes(UTF_8);
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    URI link(String person) {
        return address.resolve(
                "unsubscribe?person=%s&token=%s".formatted(URLEncoder.encode(person, UTF_8), token(person)));
    }

    boolean isGenuine(String person, String token) {
        return MessageDigest.isEqual(token(person).getBytes(UTF_8), token.getBytes(UTF_8));
    }

    private String token(String person) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("digest|" + person).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
