package org.jixiaoflow.local.access;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.identity.Person;

/** People at the workbench, each signed in with a browser of their own. */
final class Visitors {

    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final URI workbench;
    private final Function<String, String> passwords;
    private final Map<String, Visitor> signedIn = new ConcurrentHashMap<>();

    /** @param passwords by the ids of those who sign in */
    Visitors(URI workbench, Function<String, String> passwords) {
        this.workbench = workbench;
        this.passwords = passwords;
    }

    /** People that the local provider knows: those, and the portal that comes along. */
    static String file(List<Person> people) {
        return people.stream()
                .map(person -> "    - { id: %s, name: %s, roles: %s, regions: [\"%s\"], department: %s, stages: %s }"
                        .formatted(
                                person.id(),
                                person.name(),
                                person.roles(),
                                person.regions().get(0),
                                person.department(),
                                person.stages()))
                .collect(Collectors.joining("\n", "identity:\n  people:\n", """

                          portals:
                            - { id: local, name: local, roles: [portal], regions: ["231083"], departments: [civil-affairs] }
                        """));
    }

    HttpResponse<String> open(Person person, String path) {
        return visitor(person).browser.open(workbench.resolve(path));
    }

    /** Presses a button, as a page offers it or as somebody makes it up. */
    HttpResponse<String> press(Person person, String path, Map<String, String> inputs) {
        var visitor = visitor(person);
        var body = inputs.entrySet().stream()
                .map(input -> encoded(input.getKey()) + "=" + encoded(input.getValue()))
                .collect(Collectors.joining("&"));
        return visitor.browser.send(HttpRequest.newBuilder(workbench.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", visitor.token)
                .POST(BodyPublishers.ofString(body)));
    }

    /** What a form of that kind sends to do something with a form of that version. */
    static Map<String, String> inputs(Matrix.Row row, Case form, long version) {
        var key = UUID.randomUUID().toString();
        var button = row.trigger() == null ? "save" : row.trigger();
        return Map.ofEntries(
                Map.entry("version", String.valueOf(version)),
                Map.entry("revision", "1"),
                Map.entry("key", key),
                Map.entry("do", row.path().equals("/inbox/pass") ? "send" : button),
                Map.entry("reason", "更正"),
                Map.entry("opinion", "同意"),
                Map.entry("person", "reviewer-education-231083"),
                Map.entry("question", "目标值合理吗"),
                Map.entry("consultation", key),
                Map.entry("comment", "请补充依据"),
                Map.entry("form", form.formId()),
                Map.entry("take", "true"),
                Map.entry("sent", "%s %s %d 民政局".formatted(key, form.formId(), version)));
    }

    /** What an office's page sends, of things that there aren't. */
    static Map<String, String> nothingThere(String path) {
        return Map.ofEntries(
                Map.entry("region", "231083"),
                Map.entry("year", "1999"),
                Map.entry("kind", path.equals("/admin/departments") ? "REGISTERED" : "OBJECTIVE"),
                Map.entry("version", "0"),
                Map.entry("change", "1"),
                Map.entry("code", "nowhere"),
                Map.entry("department", "nowhere"),
                Map.entry("dueOn", "2031-01-02"),
                Map.entry("form", "nothing"),
                Map.entry("id", "nothing"),
                Map.entry("indicator", "nothing"),
                Map.entry("recommended", "true"),
                Map.entry("service", "nothing"),
                Map.entry("view", "nothing"),
                Map.entry("do", "DISCARDED"),
                Map.entry("tick", "nothing"),
                Map.entry("letter", "nothing"),
                Map.entry("record", "{}"),
                Map.entry("why", "更正"),
                Map.entry("reason", "更正"),
                Map.entry("key", UUID.randomUUID().toString()));
    }

    private Visitor visitor(Person person) {
        return signedIn.computeIfAbsent(person.id(), id -> {
            var browser = new Browser();
            var page = browser.submit(
                    browser.open(workbench), "/sign-in", Map.of("username", id, "password", passwords.apply(id)));
            var token = PAGE_TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException(id + " isn't signed in: " + page.statusCode());
            }
            return new Visitor(browser, token.group(1));
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Visitor(Browser browser, String token) {}
}
