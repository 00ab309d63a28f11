package org.jixiaoflow.review.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** 国密杂凑算法: the digest of GM/T 0004, in lower-case hex. */
public final class Sm3 {

    private final SM3Digest digest = new SM3Digest();

    Sm3() {}

    /** That of {@code bytes}. */
    public static String of(byte[] bytes) {
        var sm3 = new Sm3();
        sm3.digest.update(bytes, 0, bytes.length);
        return sm3.hex();
    }

    /** Goes on with a line and the line feed that ends it. */
    void line(String line) {
        var bytes = line.getBytes(UTF_8);
        digest.update(bytes, 0, bytes.length);
        digest.update((byte) '\n');
    }

    /** That of everything so far; it can go on. */
    String hex() {
        var hash = new byte[digest.getDigestSize()];
        new SM3Digest(digest).doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
