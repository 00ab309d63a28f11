package org.jixiaoflow.submission.documents;

/** White space as documents have it: ideographic, unbreakable and zero-width space too. */
final class Text {

    private Text() {}

    static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200b'
                || character == '\ufeff';
    }

    static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text without any space. */
    static String squeeze(String text) {
        if (text.chars().noneMatch(Text::isSpace)) {
            return text;
        }
        var squeezed = new StringBuilder(text.length());
        text.chars().filter(character -> !isSpace(character)).forEach(character -> squeezed.append((char) character));
        return squeezed.toString();
    }

    /** What follows the word that the text begins with, however the word is spaced. */
    static String behind(String word, String text) {
        var end = 0;
        for (var left = word.length(); left > 0; end++) {
            left -= isSpace(text.charAt(end)) ? 0 : 1;
        }
        return trim(text.substring(end));
    }
}
