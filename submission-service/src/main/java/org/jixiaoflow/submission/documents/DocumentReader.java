package org.jixiaoflow.submission.documents;

import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NOT_TEXT;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NO_FORM;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NO_SUCH_FILE;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.TOO_LARGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the forms of rows of cells, of extracted text, or of the JSON that {@link PrintedJson} writes, told apart by their content. */
public final class DocumentReader {

    /** A county's forms of a year are about 80 KB of text. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final Charset CHINESE = Charset.forName("GB18030");

    private DocumentReader() {}

    /** What the rows of a file of any kind say; none if they hold no form. A row's lines count from 1 in the rows' order. */
    public static List<PrintedForm> read(List<Row> rows, List<String> lines) {
        return read(rows, lines, ColumnChoices.NONE);
    }

    /** The same, where people have said what some headings mean. */
    public static List<PrintedForm> read(List<Row> rows, List<String> lines, ColumnChoices choices) {
        return filed(FormReader.read(rows, lines, choices));
    }

    /** A file of nothing but forms of other kinds is refused by name. */
    private static List<PrintedForm> filed(List<PrintedForm> forms) {
        if (!forms.isEmpty() && forms.stream().noneMatch(form -> form.kind().isFiled())) {
            throw Objects.requireNonNull(forms.get(0).otherKind());
        }
        return forms;
    }

    /** All forms of the text file, as {@link #read(byte[])}. */
    public static List<PrintedForm> read(Path file) {
        try {
            var size = Files.size(file);
            if (size > MOST_BYTES) {
                throw tooLarge(size);
            }
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnreadableDocument(e, NO_SUCH_FILE, file.toString());
        }
    }

    /**
     * All forms of a text in UTF-8, UTF-16 with its mark, or GB18030; at least one.
     *
     * @throws UnreadableDocument if it is no text or holds no form
     */
    public static List<PrintedForm> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(bytes.length);
        }
        return read(text(bytes));
    }

    /** As {@link #read(byte[])}. */
    public static List<PrintedForm> read(String document) {
        return read(document, ColumnChoices.NONE);
    }

    /** The same, where people have said what some headings mean. */
    public static List<PrintedForm> read(String document, ColumnChoices choices) {
        if (document.indexOf('\0') >= 0) {
            throw new UnreadableDocument(NOT_TEXT);
        }
        var lines = document.lines().toList();
        var forms = isJson(document)
                ? PrintedJson.read(Text.trim(document))
                : read(Rows.of(Separated.withTabs(lines)), lines, choices);
        if (forms.isEmpty()) {
            throw new UnreadableDocument(NO_FORM);
        }
        return forms;
    }

    /** Whether the text is, or means to be, what {@link PrintedJson} writes. */
    public static boolean isJson(String document) {
        var start =
                document.chars().filter(sign -> !Text.isSpace(sign)).findFirst().orElse(0);
        return start == '[' || start == '{';
    }

    /** The text in whichever of the encodings it is. */
    public static String text(byte[] bytes) {
        var marked = bytes.length > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe && bytes[0] != bytes[1];
        var encodings = marked ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, CHINESE);
        return encodings.stream()
                .map(encoding -> decoded(bytes, encoding))
                .flatMap(Optional::stream)
                .filter(text -> text.chars().noneMatch(DocumentReader::isControl))
                .findFirst()
                .orElseThrow(() -> new UnreadableDocument(NOT_TEXT));
    }

    private static Optional<String> decoded(byte[] bytes, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static UnreadableDocument tooLarge(long size) {
        return new UnreadableDocument(TOO_LARGE, String.valueOf(size), String.valueOf(MOST_BYTES));
    }

    private static boolean isControl(int character) {
        return character < ' ' && "\t\n\u000b\f\r\u001a".indexOf(character) < 0;
    }
}
