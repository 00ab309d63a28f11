package org.jixiaoflow.benchmarks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody signed in at the workbench, without a browser's own work: what is measured is the servers'. */
final class Visitor {

    private static final Pattern HIDDEN = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from \"\\./([a-z]+\\.js)\"");

    private final URI home;
    private final HttpClient follows;
    private final HttpClient stays;
    private String token = "";

    private Visitor(URI home) {
        var cookies = new TrustingLocalhost();
        this.home = home;
        this.follows = client(cookies, HttpClient.Redirect.NORMAL);
        this.stays = client(cookies, HttpClient.Redirect.NEVER);
    }

    private static HttpClient client(CookieManager cookies, HttpClient.Redirect redirects) {
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static Visitor signedIn(URI home, String person, String password) {
        var visitor = new Visitor(home);
        var page = ask(visitor.follows, visitor.request(home));
        var fields = inputs(page.text(), "_csrf");
        fields.put("username", person);
        fields.put("password", password);
        ask(visitor.follows, visitor.post(page.address().resolve("/sign-in"), form(fields)));
        visitor.open("/");
        return visitor;
    }

    /** What came, and how long that took. */
    record Answer(URI address, int status, String location, int bytes, String text, long nanos) {}

    Answer open(String path) {
        var answer = ask(follows, request(home.resolve(path)));
        var found = TOKEN.matcher(answer.text());
        if (answer.status() != 200 || !found.find()) {
            throw new IllegalStateException("%d at %s".formatted(answer.status(), answer.address()));
        }
        token = found.group(1);
        return answer;
    }

    /** Asks again for what is live on a page, as its script does. */
    Answer look(String path) {
        var answer = ask(stays, request(home.resolve(path)).header("X-Workbench", "1"));
        if (answer.status() != 200) {
            throw new IllegalStateException("%d at %s".formatted(answer.status(), answer.address()));
        }
        return answer;
    }

    /** Sends a page's form as a browser does, and stays where that leads from. */
    Answer send(String path, Map<String, String> fields) {
        return ask(stays, post(home.resolve(path), form(fields)));
    }

    /** Sends as a script of the page does. */
    Answer script(String path, String body) {
        return ask(stays, post(home.resolve(path), body).header("X-Workbench", "1"));
    }

    /** Hears hints until the stream ends, as it does twice a minute; the number of the last one. */
    Optional<String> hear(String path, Consumer<String> hint) {
        var heard = Optional.<String>empty();
        try (var lines = follows.send(
                        request(home.resolve(path))
                                .setHeader("Accept", "text/event-stream")
                                .setHeader("Accept-Encoding", "identity")
                                .build(),
                        BodyHandlers.ofLines())
                .body()) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    heard = Optional.of(line.substring("id:".length()).strip());
                } else if (line.startsWith("data:")) {
                    hint.accept(line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return heard; // the stack stops
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return heard;
    }

    /** What somebody's first visit fetches: the page, and all it asks for. */
    long firstVisit(String path) {
        var page = open(path);
        var assets = ASSET.matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        var bytes = (long) page.bytes();
        var imported = new TreeSet<String>();
        for (var asset : assets) {
            var answer = ask(follows, request(home.resolve(asset)));
            bytes += answer.bytes();
            IMPORTED.matcher(answer.text()).results().forEach(found -> imported.add("/assets/" + found.group(1)));
        }
        imported.removeAll(assets);
        return bytes
                + imported.stream()
                        .mapToLong(module ->
                                ask(follows, request(home.resolve(module))).bytes())
                        .sum();
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html,*/*")
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "zh-CN");
    }

    private HttpRequest.Builder post(URI address, String body) {
        var request = request(address).header("Content-Type", "application/x-www-form-urlencoded");
        if (!token.isEmpty()) {
            request.header("X-CSRF-TOKEN", token);
        }
        return request.POST(BodyPublishers.ofString(body));
    }

    private static Answer ask(HttpClient client, HttpRequest.Builder request) {
        try {
            var begun = System.nanoTime();
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var took = System.nanoTime() - begun;
            return new Answer(
                    answer.uri(),
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.body().length,
                    text(answer),
                    took);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return new String(answer.body(), UTF_8);
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unpacked.readAllBytes(), UTF_8);
        }
    }

    /** Values of a page's hidden inputs, by their names. */
    static Map<String, String> inputs(String html, String... names) {
        var wanted = List.of(names);
        return HIDDEN.matcher(html)
                .results()
                .filter(found -> wanted.contains(found.group(1)))
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, again) -> first));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Browsers send localhost without TLS, too, what is for safe connections only. */
    private static final class TrustingLocalhost extends CookieManager {

        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(address, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }
}
