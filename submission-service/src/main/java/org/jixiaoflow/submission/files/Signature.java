package org.jixiaoflow.submission.files;

import java.util.Arrays;
import java.util.HexFormat;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** How a file begins, whatever its name. */
enum Signature {
    ZIP("504b0304"),
    /** A ZIP without anything in it. */
    BARE_ZIP("504b0506"),
    /** The container of Word and Excel up to 2003, and of encrypted files since. */
    OLE("d0cf11e0a1b11ae1"),
    PDF("25504446"),
    RTF("7b5c727466"),
    RAR("526172211a07"),
    SEVEN_ZIP("377abcaf271c"),
    GZIP("1f8b08"),
    PNG("89504e470d0a1a0a"),
    JPEG("ffd8ff"),
    GIF("47494638"),
    TIFF("49492a00"),
    TIFF_MOTOROLA("4d4d002a"),
    TEXT("");

    private final String start;

    Signature(String start) {
        this.start = start;
    }

    /** Refuses at once what no reader is for. */
    static Signature of(byte[] bytes) {
        var signature = Arrays.stream(values())
                .filter(candidate -> candidate.begins(bytes))
                .findFirst()
                .orElse(TEXT);
        return switch (signature) {
            case ZIP, OLE, PDF, TEXT -> signature;
            case BARE_ZIP -> throw new UnreadableDocument(Reason.EMPTY);
            case PNG, JPEG, GIF, TIFF, TIFF_MOTOROLA -> throw new UnreadableDocument(Reason.PICTURE);
            case SEVEN_ZIP -> throw new UnreadableDocument(Reason.UNSUPPORTED, "7z");
            case RTF, RAR, GZIP -> throw new UnreadableDocument(Reason.UNSUPPORTED, signature.name());
        };
    }

    private boolean begins(byte[] bytes) {
        var length = start.length() / 2;
        return bytes.length >= length
                && HexFormat.of().formatHex(bytes, 0, length).equals(start);
    }
}
