package org.jixiaoflow.local.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jixiaoflow.local.machine.StackProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is public from where everybody may read it: pages whose links hold in a folder, what each form says byte by byte, all of it as
 * tables, and {@code hashes.txt}, which {@code sha256sum -c} reads.
 */
public final class PublicSite {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern FORM = Pattern.compile("-\\d+\\.(json|html)$");

    private static final String PART = "?size=200";
    private static final int HTTP_OK = 200;
    private static final int HTTP_TOO_MANY_REQUESTS = 429;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI workbench;
    private final URI review;

    public PublicSite(URI workbench, URI review) {
        this.workbench = workbench;
        this.review = review;
    }

    /**
     * Writes a region's year. What lay in the folder of forms that aren't public any more is taken out of it.
     *
     * @param folder that gets the files; it is made if it isn't there
     * @throws StackProblem if what a form says isn't what its hash is of
     */
    public Written write(String region, int year, Path folder) throws IOException {
        Files.createDirectories(folder);
        var place = "/public/%s/%d".formatted(region, year);
        var forms = listed(place);
        var hashes = new StringBuilder();
        var written = new HashSet<String>();
        for (var form : forms) {
            var id = form.path("formId").asString();
            var revision = form.path("revision").asInt();
            var there = "%s/%s/%d".formatted(place, id, revision);
            var name = "%s-%d".formatted(id, revision);
            var document = get(workbench.resolve(there + "/document"));
            if (!form.path("hash").asString().equals(sha256(document))) {
                throw new StackProblem("publish-site.other", id);
            }
            written.add(keep(folder, name + ".json", document));
            written.add(keep(folder, name + ".html", get(workbench.resolve(there + "?files=true"))));
            hashes.append(sha256(document)).append("  ").append(name).append(".json\n");
        }
        written.add(keep(folder, "hashes.txt", hashes.toString().getBytes(UTF_8)));
        written.add(keep(folder, "forms.json", JSON.writeValueAsBytes(Map.of("items", forms))));
        written.add(keep(folder, "forms.csv", get(workbench.resolve(place + "/file?format=csv"))));
        written.add(keep(folder, "forms.xlsx", get(workbench.resolve(place + "/file?format=xlsx"))));
        for (var asset : List.of("workbench.css", "jixiao.svg")) {
            written.add(keep(folder, asset, get(workbench.resolve("/assets/" + asset))));
        }
        written.add(keep(folder, "index.html", get(workbench.resolve(place + "?files=true"))));
        drop(folder, "%s-%d-".formatted(region, year), written);
        return new Written(forms.size(), written);
    }

    /**
     * What was written.
     *
     * @param forms how many forms it has
     * @param files names of all its files
     */
    public record Written(int forms, Set<String> files) {

        public Written {
            files = Set.copyOf(files);
        }
    }

    /** All parts of the list. */
    private List<JsonNode> listed(String place) throws IOException {
        var forms = new ArrayList<JsonNode>();
        var further = "";
        do {
            var part = JSON.readTree(get(review.resolve("/api/v1" + place + PART + further)));
            part.path("items").forEach(forms::add);
            var next = part.path("next").asString("");
            further = next.isEmpty() ? "" : "&after=" + next;
        } while (!further.isEmpty());
        return forms;
    }

    private static void drop(Path folder, String year, Set<String> written) throws IOException {
        try (var there = Files.list(folder)) {
            for (var file : there.toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith(year) && FORM.matcher(name).find() && !written.contains(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String keep(Path folder, String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return name;
    }

    private byte[] get(URI place) throws IOException {
        try {
            var answer = sent(place);
            while (answer.statusCode() == HTTP_TOO_MANY_REQUESTS) {
                TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1));
                answer = sent(place);
            }
            if (answer.statusCode() != HTTP_OK) {
                throw new StackProblem("publish-site.refused", place, answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private HttpResponse<byte[]> sent(URI place) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(place).header("Accept-Language", "zh").build(), BodyHandlers.ofByteArray());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
