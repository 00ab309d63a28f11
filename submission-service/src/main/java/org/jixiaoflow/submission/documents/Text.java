package org.jixiaoflow.submission.documents;

import java.util.regex.Pattern;

/** White space as documents have it: ideographic, unbreakable and zero-width space too. */
final class Text {

    private static final Pattern NUMBER = Pattern.compile("^(?:[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．])\\s*");

    private static final Pattern NOTHING = Pattern.compile("[-/—–－]+|无");

    private Text() {}

    static boolean isSpace(int character) {
        var written = character > '\u3000' && character < '\ufeff'; // most of what is printed here
        return !written
                && (Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || character == '\u200b'
                        || character == '\ufeff');
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

    /** The text with digits, letters and signs in their usual width, as many characters as before; each kind of minus is one. */
    static String halfWidth(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (halfWidth(text.charAt(index)) != text.charAt(index)) {
                var usual = new StringBuilder(text);
                for (; index < text.length(); index++) {
                    usual.setCharAt(index, halfWidth(text.charAt(index)));
                }
                return usual.toString();
            }
        }
        return text;
    }

    private static char halfWidth(char character) {
        if (character >= '\uff01' && character <= '\uff5e') {
            return (char) (character - '\uff01' + '!');
        }
        return switch (character) {
            case '\u2212', '\ufe63', '\u2010', '\u2011' -> '-';
            case '\u3000' -> ' ';
            case '\ufe6a' -> '%';
            default -> character;
        };
    }

    /** The text without the number of its section: {@code 一、}, {@code （二）}. */
    static String withoutNumber(String text) {
        return NUMBER.matcher(text).replaceFirst("");
    }

    /** A heading's word: without spaces, colons and brackets' width; brackets and what stands in them stay. */
    static String word(String heading) {
        return halfWidth(squeeze(heading)).replace(":", "");
    }

    /** The text without brackets (in their usual width) and what stands in them. */
    static String withoutBrackets(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        var depth = 0;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == '(') {
                depth++;
            } else if (character == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    /** Whether the text only says that there is nothing. */
    static boolean isNothing(String text) {
        return NOTHING.matcher(text).matches();
    }

    /** A name that a narrow cell broke over lines. */
    static String unbroken(String name) {
        return name.indexOf('\n') < 0 ? name : name.replaceAll("\\s*\n\\s*", "");
    }

    /** The text without any space. */
    static String squeeze(String text) {
        for (var start = 0; start < text.length(); start++) {
            if (isSpace(text.charAt(start))) {
                var squeezed = new StringBuilder(text.length()).append(text, 0, start);
                for (var index = start + 1; index < text.length(); index++) {
                    if (!isSpace(text.charAt(index))) {
                        squeezed.append(text.charAt(index));
                    }
                }
                return squeezed.toString();
            }
        }
        return text;
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
