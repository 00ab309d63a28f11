package org.jixiaoflow.workbench.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jspecify.annotations.Nullable;

/** A form's content as the published table lays it out, with comments and findings at the rows they are about. */
public record FormTable(
        @Nullable FormContent content, List<Group> groups, Map<String, Remarks> remarks, Remarks whole) {

    /** Indicators of one 一级指标, in their order. */
    public record Group(String level1, List<Indicator> rows) {}

    /** What is said of a row: by reviewers, by the rules, and by the department to what the rules found. */
    public record Remarks(List<FieldComment> comments, List<Finding> findings, List<Explanation> explanations) {

        static final Remarks NONE = new Remarks(List.of(), List.of(), List.of());

        /** What the department said to that finding; empty if nothing. */
        public String explained(Finding finding) {
            return FormTable.explained(explanations, finding);
        }

        public boolean isEmpty() {
            return comments.isEmpty() && findings.isEmpty();
        }

        /** Of a field of the row, e.g. {@code target}; of the row as a whole for an empty one. */
        public boolean has(String path) {
            return comments.stream().anyMatch(comment -> comment.getPath().equals(path))
                    || findings.stream().anyMatch(finding -> finding.getPath().equals(path));
        }
    }

    /** Which of the explanations is of that finding; empty if none is. */
    public static String explained(List<Explanation> explanations, Finding finding) {
        return explanations.stream()
                .filter(said -> said.getCode().equals(finding.getCode())
                        && said.getPath().equals(finding.getPath()))
                .map(Explanation::getText)
                .findFirst()
                .orElse("");
    }

    public static FormTable of(FormSheet sheet) {
        return of(sheet.content(), sheet.comments(), sheet.findings(), sheet.explanations());
    }

    public static FormTable of(
            @Nullable FormContent content,
            List<FieldComment> comments,
            List<Finding> findings,
            List<Explanation> explanations) {
        var groups = new ArrayList<Group>();
        if (content != null) {
            var byLevel = new LinkedHashMap<String, List<Indicator>>();
            content.getIndicators()
                    .forEach(row -> byLevel.computeIfAbsent(
                                    Objects.toString(row.getLevel1(), ""), any -> new ArrayList<>())
                            .add(row));
            byLevel.forEach((level, rows) -> groups.add(new Group(level, rows)));
        }
        var remarks = new LinkedHashMap<String, Remarks>();
        comments.forEach(comment -> at(remarks, comment.getPath()).comments().add(comment));
        findings.forEach(finding -> at(remarks, finding.getPath()).findings().add(finding));
        explanations.forEach(said -> at(remarks, said.getPath()).explanations().add(said));
        return new FormTable(content, groups, remarks, remarks.getOrDefault("", Remarks.NONE));
    }

    private static Remarks at(Map<String, Remarks> remarks, String path) {
        return remarks.computeIfAbsent(
                row(path), any -> new Remarks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    /** {@code /indicators/i3} of {@code /indicators/i3/target}. */
    private static String row(String path) {
        var parts = path.split("/", -1);
        return parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2];
    }

    /** What is said of the row of that list with that id. */
    public Remarks of(String list, String id) {
        return remarks.getOrDefault("/" + list + "/" + id, Remarks.NONE);
    }
}
