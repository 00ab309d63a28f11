package org.jixiaoflow.review.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.Finding;

/** What a department says to findings that ask for an explanation. An explanation holds as long as what was found stands there. */
final class Explanations {

    private Explanations() {}

    /** Those given before and those the command brings, as far as there is a finding for them. */
    static List<Explanation> inForce(CommandContext at, Filing command, List<Finding> findings) {
        Map<String, Explanation> byFinding = new TreeMap<>();
        Stream.concat(at.explanations().stream(), command.explanations().stream())
                .forEach(given -> byFinding.put(key(given.getCode(), given.getPath()), given));
        var found = findings.stream()
                .map(finding -> key(finding.getCode(), finding.getPath()))
                .toList();
        byFinding.keySet().retainAll(found);
        return List.copyOf(byFinding.values());
    }

    static boolean cover(List<Explanation> explanations, Finding finding) {
        return explanations.stream()
                .anyMatch(given -> given.getCode().equals(finding.getCode())
                        && given.getPath().equals(finding.getPath()));
    }

    private static String key(String code, String path) {
        return code + " " + path;
    }
}
