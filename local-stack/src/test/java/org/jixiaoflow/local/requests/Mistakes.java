package org.jixiaoflow.local.requests;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a request: for every service alike, and of a kind of its own. */
final class Mistakes {

    static final String FORM = "/api/v1/forms/231083-2031-OBJECTIVE-civil-affairs";

    /**
     * Where the same mistakes can be made in a service.
     *
     * @param list a list with pages and filters
     * @param method how {@code body} is sent
     * @param body an address that takes a body
     * @param text a member of it that is a text
     * @param amount a member of it that holds a decimal, with %s for the number
     * @param pointer leads to that decimal
     */
    record Door(String service, String list, String method, String body, String text, String amount, String pointer) {

        @Override
        public String toString() {
            return service;
        }
    }

    static final String CONTENT = "{\"content\": {\"indicators\": [{\"weight\": %s}]}}";

    static final List<Door> DOORS = List.of(
            new Door("submission", "/api/v1/forms", "PUT", FORM, "reason", CONTENT, "/content/indicators/0/weight"),
            new Door(
                    "review",
                    "/api/v1/forms",
                    "POST",
                    FORM + "/decisions",
                    "opinion",
                    "{\"trigger\": \"PASS\", \"ratings\": [{\"item\": \"FORMAT\", \"percent\": %s}]}",
                    "/ratings/0/percent"),
            new Door(
                    "scoring",
                    "/api/v1/scores",
                    "POST",
                    "/api/v1/what-if",
                    "template",
                    CONTENT.replace("{\"content\"", "{\"year\": 2031, \"content\""),
                    "/content/indicators/0/weight"));

    /** A mistake: a query for the door's list, or a body. */
    record Mistake(@Nullable String query, @Nullable String body, String code, String pointer, String zh, String en) {

        static Mistake asking(String query, String code, String pointer, String zh, String en) {
            return new Mistake(query, null, code, pointer, zh, en);
        }

        static Mistake sending(String body, String code, String pointer, String zh, String en) {
            return new Mistake(null, body, code, pointer, zh, en);
        }

        @Override
        public String toString() {
            return query == null ? String.valueOf(body) : "?" + query;
        }
    }

    static Stream<Mistake> mistakes(Door door) {
        var text = door.text();
        return Stream.concat(
                Stream.of(
                        Mistake.asking("size=abc", "INVALID_PARAMETER", "size", "整数", "whole number"),
                        Mistake.asking("size=1E9", "INVALID_PARAMETER", "size", "整数", "whole number"),
                        Mistake.asking("size=100000", "INVALID_PARAMETER", "size", "不能大于", "at most"),
                        Mistake.asking("year=soon", "INVALID_PARAMETER", "year", "整数", "whole number"),
                        Mistake.asking("kind=FOO", "INVALID_PARAMETER", "kind", "OBJECTIVE", "OBJECTIVE"),
                        Mistake.asking("knid=OBJECTIVE", "UNKNOWN_PARAMETER", "knid", "没有", "no such"),
                        Mistake.asking("q=a&q=b", "REPEATED_PARAMETER", "q", "一次", "once"),
                        Mistake.asking("q=a%00b", "INVALID_TEXT", "q", "U+0000", "U+0000"),
                        Mistake.asking("q=%E2%80%AEb", "INVALID_TEXT", "q", "U+202E", "U+202E"),
                        Mistake.asking("region=" + "9".repeat(4001), "TEXT_TOO_LONG", "region", "4,000", "4,000")),
                Stream.of(
                        Mistake.sending("", "MISSING_BODY", "", "缺少", "no body"),
                        Mistake.sending("{", "UNREADABLE_BODY", "", "第 1 行", "line 1"),
                        Mistake.sending("\"text\"", "INVALID_SHAPE", "", "对象", "object"),
                        Mistake.sending("[]", "INVALID_SHAPE", "", "对象", "object"),
                        Mistake.sending("{\"nonsense\": 1}", "INVALID_SHAPE", "/nonsense", "没有这一项", "no such field"),
                        Mistake.sending(
                                "{\"%1$s\": \"a\", \"%1$s\": \"b\"}".formatted(text),
                                "REPEATED_KEY",
                                "/" + text,
                                "两次",
                                "twice"),
                        Mistake.sending("{\"%s\": 7}".formatted(text), "INVALID_SHAPE", "/" + text, "文字", "text"),
                        Mistake.sending(
                                "{\"%s\": \"a\\u0000\"}".formatted(text),
                                "INVALID_TEXT",
                                "/" + text,
                                "U+0000",
                                "U+0000"),
                        Mistake.sending(
                                "{\"%s\": \"%s\"}".formatted(text, "局".repeat(4001)),
                                "TEXT_TOO_LONG",
                                "/" + text,
                                "4,000",
                                "4,000"),
                        Mistake.sending(
                                door.amount().formatted("1E-400000000"),
                                "INVALID_NUMBER",
                                door.pointer(),
                                "小数最多",
                                "after the point"),
                        Mistake.sending(
                                door.amount().formatted("1E400000000"),
                                "INVALID_NUMBER",
                                door.pointer(),
                                "小数最多",
                                "after the point"),
                        Mistake.sending(
                                door.amount().formatted("\"9\""), "INVALID_SHAPE", door.pointer(), "数字", "number")));
    }

    record Single(
            String service,
            String method,
            String address,
            @Nullable String body,
            Mistake mistake) {

        @Override
        public String toString() {
            return method + " " + address + " " + mistake;
        }
    }

    static Single get(String service, String address, String code, String pointer, String zh, String en) {
        return new Single(service, "GET", address, null, Mistake.asking("", code, pointer, zh, en));
    }

    static List<Single> singles() {
        return List.of(
                get("review", "/api/v1/inbox?tab=XX", "INVALID_PARAMETER", "tab", "TO_REVIEW", "TO_REVIEW"),
                get("review", "/api/v1/forms?state=FOO", "INVALID_PARAMETER", "state", "DRAFT", "DRAFT"),
                get("submission", "/api/v1/commands/abc", "INVALID_PARAMETER", "commandId", "UUID", "UUID"),
                get("scoring", "/api/v1/summaries/231083/abc", "INVALID_PARAMETER", "year", "整数", "whole number"),
                get("scoring", "/api/v1/scores?format=pdf", "INVALID_PARAMETER", "format", "CSV, XLSX", "CSV, XLSX"),
                get("submission", FORM + "/document?format=pdf", "INVALID_PARAMETER", "format", "docx", "docx"),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/submit",
                        "\"now\"",
                        Mistake.sending("", "INVALID_SHAPE", "", "对象", "object")),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/findings",
                        "{\"content\": {\"indicators\": [{\"id\": \"i1\"}, {\"id\": \"i2\"}, {\"id\": \"i1\"}]}}",
                        Mistake.sending(
                                "", "REPEATED_ID", "/content/indicators/2/id", "第 1 行和第 3 行", "row 1 and in row 3")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {\"indicators\": [%s{}]}}".formatted("{},".repeat(500)),
                        Mistake.sending("", "TOO_MANY_ROWS", "/content/indicators", "500", "500")),
                new Single(
                        "submission",
                        "PUT",
                        FORM + "/working-copy",
                        "{\"baseVersion\": 0, \"copy\": {\"content\": {\"departmentName\": \"a\\u0000\"}}}",
                        Mistake.sending("", "INVALID_TEXT", "/copy/content/departmentName", "U+0000", "U+0000")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {}, \"answers\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/answers/0", "必填", "required")),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/submit",
                        "{\"explanations\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/explanations/0", "必填", "required")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {\"indicators\": [null]}}",
                        Mistake.sending("", "INVALID_SHAPE", "/content/indicators/0", "对象", "object")),
                new Single(
                        "review",
                        "POST",
                        "/api/v1/phrases",
                        "{\"text\": \"x\", \"shared\": \"yes\"}",
                        Mistake.sending("", "INVALID_SHAPE", "/shared", "true", "true or false")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{\"trigger\": \"PASS\", \"expectedVersion\": 1, \"ratings\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/ratings/0", "必填", "required")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{}",
                        Mistake.sending("", "INVALID_FIELD", "/trigger", "必填", "required")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{\"trigger\": \"RETURN\", \"comments\": \"bad\"}",
                        Mistake.sending("", "INVALID_SHAPE", "/comments", "列表", "list")));
    }

    private Mistakes() {}
}
