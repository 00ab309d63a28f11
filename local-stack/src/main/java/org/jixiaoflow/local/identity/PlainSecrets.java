package org.jixiaoflow.local.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords and secrets as {@link Secrets} makes and keeps them, where they can be shown: hashing them would hide nothing, and the workbench
 * would wait for that with each token it refreshes.
 */
final class PlainSecrets implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : secret.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
        return secret != null
                && kept != null
                && MessageDigest.isEqual(secret.toString().getBytes(UTF_8), kept.getBytes(UTF_8));
    }
}
