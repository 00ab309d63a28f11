package org.jixiaoflow.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/**
 * Tells two requests apart that were sent under one id: a hash of who asks, for what, with what. Equal for a request sent again, whatever
 * the time, and for one that a later schema has further fields for, as long as they are empty.
 */
public final class RequestHash {

    /** What differs when the same is sent again, or is added by whoever takes it. */
    private static final Set<String> BESIDES = Set.of(
            "commandId",
            "issuedAt",
            "findings",
            "portalId",
            "correctedBy",
            "requestHash",
            "objectiveHash",
            "savedHash",
            "validationTemplate");

    private final DataOutputStream out;

    private RequestHash(DataOutputStream out) {
        this.out = out;
    }

    /** SHA-256 of the command as base64 for addresses, without padding. */
    public static String of(SpecificRecord command) {
        return of(command, BESIDES);
    }

    /** SHA-256 of a content: says which one something was taken from or held against, to whoever has the form's own. */
    public static String ofContent(FormContent content) {
        return of(content, Set.of());
    }

    private static String of(SpecificRecord record, Set<String> besides) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                new RequestHash(out).fields(record, besides);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fields(SpecificRecord record, Set<String> besides) throws IOException {
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            if (value != null
                    && !(value instanceof Collection<?> list && list.isEmpty())
                    && !besides.contains(field.name())) {
                text(field.name());
                value(value);
            }
        }
        out.writeByte(0);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Actor actor) {
            // Who it is; what they may do is asked anew each time.
            text(actor.getId());
            text(String.valueOf(actor.getActingFor()));
        } else if (value instanceof SpecificRecord record) {
            fields(record, Set.of());
        } else if (value instanceof Collection<?> list) {
            out.writeInt(list.size());
            for (var item : list) {
                value(item);
            }
        } else {
            text(String.valueOf(value));
        }
    }

    private void text(String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
