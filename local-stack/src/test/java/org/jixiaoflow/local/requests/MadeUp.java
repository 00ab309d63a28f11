package org.jixiaoflow.local.requests;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What nobody typed that sends pages' forms. */
final class MadeUp {

    /** What nobody typed that sends pages' forms: each input of a page with each of those, the others being as a page has them. */
    static final List<String> MADE_UP = List.of(
            "", "zz", "xyz", "-1", "9".repeat(30), "a\r\nSet-Cookie: x=y", "\u202Eb", "../..", "${1+1}", "[]", "null");

    record Sent(String path, Map<String, String> inputs) {

        static Sent of(String path, String... inputs) {
            var named = new TreeMap<String, String>();
            for (var input = 0; input < inputs.length; input += 2) {
                named.put(inputs[input], inputs[input + 1]);
            }
            return new Sent(path, named);
        }

        @Override
        public String toString() {
            return path + " " + inputs.keySet();
        }
    }

    static List<Sent> pages() {
        var id = UUID.randomUUID().toString();
        var page = "/forms/231083-2031-OBJECTIVE-civil-affairs";
        var column = id + "~0~NAME";
        return List.of(
                Sent.of(
                        page + "/edit",
                        "do",
                        "keep",
                        "version",
                        "0",
                        "key",
                        id,
                        "answer:xyz",
                        "x",
                        "base",
                        "{}",
                        "copy",
                        "0"),
                Sent.of(page + "/edit", "do", "delete:zz", "version", "0", "key", id, "/indicators/+zz/name", "x"),
                Sent.of(
                        page + "/edit",
                        "do",
                        "row:/indicators/zz",
                        "version",
                        "0",
                        "key",
                        id,
                        "/indicators/zz/weight",
                        "1E9"),
                Sent.of(
                        page + "/edit/copy",
                        "version",
                        "0",
                        "copy",
                        "0",
                        "answer:xyz",
                        "x",
                        "/annualGoals/+g1/text",
                        "x"),
                Sent.of(page + "/edit/findings", "version", "0", "answer:xyz", "x", "/indicators/+i1/target", "x"),
                Sent.of(page + "/submit", "version", "0", "key", id, "explain:", "x", "explain:V06:zz", "x"),
                Sent.of(page + "/adjust", "version", "0", "key", id, "reason", "x"),
                Sent.of(page + "/remind", "key", id),
                Sent.of("/owed/reminder", "form", "zz", "key", id),
                Sent.of("/owed/reminders", "year", "zz", "region", "zz", "key", id),
                Sent.of("/import/columns", "file", id, "column", column, "holds:" + id + ":0", "NAME"),
                Sent.of("/import/drafts", "file", "zz", "take:zz", "1", "as:zz:1", "x"),
                Sent.of("/import/drafts", "file", id, "take:" + id, "1", "in:" + id + ":1", "x"),
                Sent.of("/import/" + id + "/1", "kind", "OBJECTIVE", "as", "zz", "in", "zz", "do", "look"),
                Sent.of("/import/" + id + "/1/doubts", "formId", "zz", "path", "zz", "value", "zz", "do", "set"),
                Sent.of("/inbox/claim", "form", "zz", "take", "true"),
                Sent.of("/inbox/pass", "form", "zz", "sent", "zz zz zz", "do", "send"),
                Sent.of("/notifications/open", "id", id, "form", "zz"),
                Sent.of("/notifications/read", "id", id),
                Sent.of("/settings/notices", "zz", "on", "quietFrom", "zz"),
                Sent.of("/acting-for", "person", "zz"),
                Sent.of(
                        page.replace("/forms", "/review"),
                        "do",
                        "keep",
                        "rate.",
                        "zz",
                        "points.",
                        "zz",
                        "why.",
                        "zz",
                        "text",
                        "a",
                        "path",
                        "zz",
                        "severity",
                        "zz",
                        "suggestion",
                        "zz",
                        "against",
                        "zz",
                        "paper",
                        "zz",
                        "version",
                        "zz",
                        "revision",
                        "zz",
                        "key",
                        "zz",
                        "seen",
                        "zz",
                        "settled",
                        "zz"));
    }

    private MadeUp() {}
}
