package org.jixiaoflow.review.lifecycle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;

/** What ties each journal entry to the one before it. */
public final class EntryHash {

    private EntryHash() {}

    /** SHA-256, in lower-case hex, of an entry's Avro bytes. */
    public static String of(byte[] avro) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(avro));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #of(byte[])}. Only for an entry written with this version of its schema; of others hash the bytes as they were read. */
    public static String of(FormEvent entry) {
        return of(UnregisteredSerdes.encode(entry));
    }
}
