package org.jixiaoflow.cli.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reviews the way a strict reader of the rules would: a form with a serious fault goes back with a comment on each such field; any
 * other is rated by how many rules it breaks in each dimension.
 */
final class ScriptedReviewer {

    private static final Set<String> SERIOUS = Set.of("V01", "V05", "V09", "V12", "V14", "V16", "V33");
    private static final int BEST = 96;
    private static final int WORST = 62;
    private static final int PER_RULE = 8;
    private static final int PER_RULE_ELSEWHERE = 3;
    private static final int MOST_REPEATS = 4;
    private static final int MOST_COMMENTS = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ScriptedReviewer() {}

    /** The decision on a form as the review service shows it, at the version it is decided on. */
    static ObjectNode decision(JsonNode form, String stage, long version) {
        return decision(form, stage).put("expectedVersion", version);
    }

    private static ObjectNode decision(JsonNode form, String stage) {
        var comments = comments(form.path("findings"));
        if (!comments.isEmpty()) {
            var decision = NODES.objectNode().put("trigger", "RETURN");
            var array = decision.putArray("comments");
            comments.forEach((path, text) ->
                    array.addObject().put("path", path).put("severity", "ERROR").put("text", text));
            return decision;
        }
        var route = form.path("template").path("route");
        var isLast = route.path(route.size() - 1).path("id").asString("").equals(stage);
        var decision = NODES.objectNode().put("trigger", isLast ? "APPROVE" : "PASS");
        if (isLast) {
            rate(form, decision);
        }
        return decision;
    }

    private static Map<String, String> comments(JsonNode findings) {
        var comments = new LinkedHashMap<String, String>();
        for (var finding : findings) {
            if (SERIOUS.contains(finding.path("code").asString("")) && comments.size() < MOST_COMMENTS) {
                comments.merge(
                        finding.path("path").asString(""),
                        finding.path("message").asString(""),
                        (one, other) -> one + other);
            }
        }
        return comments;
    }

    private static void rate(JsonNode form, ObjectNode decision) {
        var rules = new HashMap<String, Set<String>>();
        var hits = new HashMap<String, Integer>();
        for (var finding : form.path("findings")) {
            var code = finding.path("code").asString("");
            rules.computeIfAbsent(dimension(code), any -> new HashSet<>()).add(code);
            hits.merge(dimension(code), 1, Integer::sum);
        }
        var all = rules.values().stream().mapToInt(Set::size).sum();
        var ratings = decision.putArray("ratings");
        for (var dimension : form.path("template").path("dimensions")) {
            var code = dimension.path("code").asString("");
            var here = rules.getOrDefault(code, Set.of()).size();
            var fault = PER_RULE * here
                    + PER_RULE_ELSEWHERE * (all - here)
                    + Math.min(MOST_REPEATS, hits.getOrDefault(code, 0));
            for (var item : dimension.path("items")) {
                ratings.addObject()
                        .put("item", item.path("code").asString(""))
                        .put("percent", Math.max(WORST, BEST - fault));
            }
        }
    }

    /** Domain rules section 8: which dimension a rule speaks of. */
    private static String dimension(String rule) {
        return switch (rule) {
            case "V13", "V20", "V21", "V22", "V23", "V24", "V25", "V28", "V35" -> "RELEVANCE";
            case "V18", "V26", "V30" -> "APPROPRIATENESS";
            case "V10", "V11", "V12", "V14", "V15", "V16", "V17", "V33" -> "FEASIBILITY";
            default -> "COMPLETENESS";
        };
    }
}
