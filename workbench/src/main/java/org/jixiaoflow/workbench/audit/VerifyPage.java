package org.jixiaoflow.workbench.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What the page that checks exports is made of: one file with its script and style in it, so that it works from a disk. Its policy names
 * both by their hashes and lets it reach nothing.
 */
@Component
public final class VerifyPage {

    private static final String POLICY =
            "default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; form-action 'none'; base-uri 'none'";

    private final String script = resource("verify.js");
    private final String style = resource("verify.css");
    private final String policy = POLICY.formatted(hash(script), hash(style));

    VerifyPage() {}

    public String script() {
        return script;
    }

    public String style() {
        return style;
    }

    public String policy() {
        return policy;
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(VerifyPage.class.getResourceAsStream("/verify/" + name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
