package org.jixiaoflow.submission.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.util.LittleEndian;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/**
 * What a .doc says of its own sizes, looked at before the library believes it. Its text lies in pieces and its formatting on
 * pages that tables refer to by offset, so that a few bytes can refer to the same megabytes many times. Source: [MS-DOC] 2.4, 2.5.
 */
final class DocParts {

    private static final int FLAGS = 0x0a;
    private static final int ENCRYPTED = 0x0100;
    private static final int SECOND_TABLE = 0x0200;
    /** Where the pairs of place and size begin, and how many every .doc has. */
    private static final int PAIRS = 0x9a;

    private static final int PAIRS_COUNT = 93;
    private static final int SECTIONS = 6;
    private static final int LOOKS_OF_CHARACTERS = 12;
    private static final int LOOKS_OF_PARAGRAPHS = 13;
    private static final int TEXT = 33;

    private static final int PAGE = 512;
    private static final int PIECE = 8;
    private static final int EIGHT_BIT = 1 << 30;
    /** Looks that are too long for their page stand elsewhere. */
    private static final int ELSEWHERE = 0x6645;

    private static final int ELSEWHERE_TOO = 0x6646;

    /** Pieces that are looked through, one time for each run of looks. */
    private static final long MOST_LOOKS = 100_000_000;

    private final byte[] main;
    private final byte[] table;
    private final byte[] data;
    private final Budget budget;
    private int pieces;

    private DocParts(byte[] main, byte[] table, byte[] data, Budget budget) {
        this.main = main;
        this.table = table;
        this.data = data;
        this.budget = budget;
    }

    /** Refuses what is encrypted, and what the library would make more of than the limits allow. */
    static void requireSound(DirectoryNode root, Budget budget) throws IOException {
        var main = stream(root, "WordDocument");
        var flags = LittleEndian.getUShort(main, FLAGS);
        if ((flags & ENCRYPTED) != 0) {
            throw new UnreadableDocument(Reason.ENCRYPTED);
        }
        var table = stream(root, (flags & SECOND_TABLE) != 0 ? "1Table" : "0Table");
        var data = root.hasEntryCaseInsensitive("Data") ? stream(root, "Data") : new byte[0];
        new DocParts(main, table, data, budget).requireSound();
    }

    private static byte[] stream(DirectoryNode root, String name) throws IOException {
        try (var in = root.createDocumentInputStream(root.getEntryCaseInsensitive(name))) {
            return in.readAllBytes();
        }
    }

    private void requireSound() {
        for (var pair = 0; pair < PAIRS_COUNT; pair++) {
            var size = size(pair);
            budget.unpack(size > 0 && size <= table.length ? size : 0);
        }
        text();
        sections();
        looks(LOOKS_OF_CHARACTERS);
        looks(LOOKS_OF_PARAGRAPHS);
    }

    private int place(int pair) {
        return LittleEndian.getInt(main, PAIRS + 8 * pair);
    }

    private int size(int pair) {
        return LittleEndian.getInt(main, PAIRS + 8 * pair + 4);
    }

    /** Behind what changes the looks of pieces there is one list of them. */
    private void text() {
        var at = place(TEXT);
        while (table[at] == 1) {
            at += 3 + LittleEndian.getUShort(table, at + 1);
        }
        var size = LittleEndian.getInt(table, at + 1);
        var start = at + 5;
        pieces = count(size, PIECE);
        Budget.within(pieces, budget.limits().rows(), Reason.TOO_MANY_CELLS);
        var found = new ArrayList<Piece>();
        var characters = 0L;
        for (var piece = 0; piece < pieces; piece++) {
            var length =
                    LittleEndian.getInt(table, start + 4 * piece + 4) - LittleEndian.getInt(table, start + 4 * piece);
            var place = LittleEndian.getInt(table, start + 4 * (pieces + 1) + PIECE * piece + 2);
            var eightBit = (place & EIGHT_BIT) != 0;
            requireSound(length >= 0);
            characters += length;
            Budget.within(characters, budget.limits().characters(), Reason.TOO_MUCH_TEXT);
            found.add(eightBit ? new Piece((place & ~EIGHT_BIT) / 2, length, 1) : new Piece(place, 2 * length, 2));
        }
        requireApart(found);
        Budget.within(
                found.stream().mapToLong(this::marks).sum(), budget.limits().cells(), Reason.TOO_MANY_CELLS);
    }

    /** Bytes of a text; {@code wide} of them are a character. */
    private record Piece(int start, int size, int wide) {}

    private void requireApart(List<Piece> found) {
        var end = 0L;
        for (var piece :
                found.stream().sorted(Comparator.comparingInt(Piece::start)).toList()) {
            requireSound(piece.size() == 0 || piece.start() >= end);
            end = Math.max(end, (long) piece.start() + piece.size());
        }
        requireSound(end <= main.length);
    }

    /** How many paragraphs and cells end in a piece. */
    private long marks(Piece piece) {
        var count = 0L;
        for (var at = piece.start(); at + piece.wide() <= piece.start() + piece.size(); at += piece.wide()) {
            var sign = piece.wide() == 1 ? main[at] : LittleEndian.getShort(main, at);
            count += sign == '\r' || sign == '\f' || sign == 7 ? 1 : 0;
        }
        return count;
    }

    private void sections() {
        var start = place(SECTIONS);
        var count = count(size(SECTIONS), 12);
        for (var section = 0; section < count; section++) {
            var place = LittleEndian.getInt(table, start + 4 * (count + 1) + 12 * section + 2);
            budget.unpack(place == -1 ? 0 : LittleEndian.getUShort(main, place));
        }
    }

    /** Each page tells the looks of so many runs of the text, one after the other. */
    private void looks(int pair) {
        var start = place(pair);
        var pages = count(size(pair), 4);
        var runs = 0L;
        var last = 0;
        for (var number = 0; number < pages; number++) {
            var page = Math.multiplyExact(PAGE, LittleEndian.getInt(table, start + 4 * (pages + 1) + 4 * number));
            var count = main[page + PAGE - 1] & 0xff;
            runs += count;
            Budget.within(runs, budget.limits().cells(), Reason.TOO_MANY_CELLS);
            Budget.within(runs * pieces, MOST_LOOKS, Reason.TOO_MANY_CELLS);
            for (var run = 0; run <= count; run++) {
                var next = LittleEndian.getInt(main, page + 4 * run);
                requireSound(next >= last);
                last = next;
            }
            budget.unpack(count * longest(page));
        }
    }

    private long longest(int page) {
        var longest = 0L;
        for (var at = page; at + 6 <= page + PAGE && data.length > 0; at++) {
            var code = LittleEndian.getUShort(main, at);
            var place = LittleEndian.getInt(main, at + 2);
            if ((code == ELSEWHERE || code == ELSEWHERE_TOO) && place >= 0 && place < data.length - 1) {
                longest = Math.max(longest, LittleEndian.getUShort(data, place));
            }
        }
        return longest;
    }

    /** How many items of that size a list holds; between and around them stand their places in the text. */
    private static int count(int size, int item) {
        requireSound(size >= 4);
        return (size - 4) / (4 + item);
    }

    private static void requireSound(boolean sound) {
        if (!sound) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
    }
}
