package org.jixiaoflow.cli.check;

import static org.jixiaoflow.cli.check.Invariant.Kind.VIEWS_EQUAL_TOPICS;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.contract.FormId;

/** Holds the views' tables against what their topics say. */
final class ViewCheck {

    private static final Pattern NAMED = Pattern.compile("[\\p{L}\\p{N}]");

    private final Report report;
    private final Connection database;

    ViewCheck(Report report, Connection database) {
        this.report = report;
        this.database = database;
    }

    void forms(Map<String, JournalCheck.Form> forms) throws SQLException {
        var expected = new TreeMap<String, String>();
        forms.values()
                .forEach(form -> expected.put(
                        form.id(),
                        "v%d r%d %s %s".formatted(form.version(), form.revision(), form.state(), form.stage())));
        var columns =
                "select form_id, 'v' || version || ' r' || revision || ' ' || state || ' ' || coalesce(stage, 'null') from ";
        compare("submission.form", expected, rows(columns + "submission.form"));
        compare("review.form", expected, rows(columns + "review.form"));
        var entries = new TreeMap<String, String>();
        forms.values().forEach(form -> entries.put(form.id(), String.valueOf(form.version())));
        var counts = "select form_id, cast(count(*) as text) from %s group by form_id";
        compare("submission.entry", entries, rows(counts.formatted("submission.entry")));
        compare("review.journal", entries, rows(counts.formatted("review.journal")));
    }

    /** What inboxes count is how many forms stand there. */
    void counts(Map<String, JournalCheck.Form> forms) throws SQLException {
        var standing = forms.values().stream()
                .collect(Collectors.groupingBy(
                        form -> {
                            var id = FormId.parse(form.id()).orElseThrow();
                            return "%s-%d-%s %s %s"
                                    .formatted(
                                            id.regionCode(),
                                            id.year(),
                                            id.kind(),
                                            form.state(),
                                            Objects.toString(form.stage(), ""));
                        },
                        Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
        compare("review.form_count", standing, rows("""
                        select format('%s-%s-%s %s %s', region_code, year, kind, state, stage), cast(sum(forms) as text)
                        from review.form_count join review.form_place on id = place group by 1 having sum(forms) <> 0"""));
    }

    /** What is public is what the journal says was published and not withheld since, byte by byte. */
    void publications(Map<String, JournalCheck.Form> forms) throws SQLException {
        var expected = new TreeMap<String, String>();
        forms.values()
                .forEach(form -> form.publications()
                        .forEach((revision, what) -> expected.put("%s r%d".formatted(form.id(), revision), what)));
        compare("review.publication", expected, rows("""
                        select form_id || ' r' || revision, case when withheld_at is null
                          then 'v' || version || ' ' || encode(sha256(convert_to(document, 'UTF8')), 'hex') else '%s' end
                        from review.publication""".formatted(JournalCheck.Form.WITHHELD)));
    }

    void objectives(Map<String, ApprovedForm> approved) throws SQLException {
        var expected = new TreeMap<String, String>();
        approved.values().stream()
                .filter(form -> form.getKind() == FormKind.OBJECTIVE)
                .forEach(form -> expected.put(form.getFormId(), "r" + form.getRevision()));
        compare(
                "submission.approved_objective",
                expected,
                rows("select form_id, 'r' || revision from submission.approved_objective"));
    }

    /** The library has every indicator of every approved objective that has a name. */
    void library(Map<String, ApprovedForm> approved) throws SQLException {
        var expected = new TreeMap<String, String>();
        approved.values().stream()
                .filter(form -> form.getKind() == FormKind.OBJECTIVE)
                .forEach(form -> {
                    var indicators = form.getContent().getIndicators();
                    for (var place = 0; place < indicators.size(); place++) {
                        var name = Objects.toString(indicators.get(place).getName(), "");
                        if (NAMED.matcher(name).find()) {
                            expected.put(form.getFormId() + " " + place, name.replace("\0", ""));
                        }
                    }
                });
        compare("review.indicator", expected, rows("select form_id || ' ' || place, name from review.indicator"));
    }

    void approvedForms(Map<String, ApprovedForm> approved) throws SQLException {
        var expected = new TreeMap<String, String>();
        approved.forEach((id, form) -> expected.put(id, "v" + form.getVersion()));
        compare("scoring.approved_form", expected, rows("select form_id, 'v' || version from scoring.approved_form"));
    }

    void scores(Map<String, FormScore> scores) throws SQLException {
        var expected = new TreeMap<String, String>();
        scores.forEach((id, score) -> expected.put(
                id, "v%d %s %s".formatted(score.getVersion(), score.getTotal().toPlainString(), score.getGrade())));
        compare(
                "scoring.form_score",
                expected,
                rows("select form_id, 'v' || version || ' ' || total || ' ' || grade from scoring.form_score"));
    }

    void filings(Map<String, DepartmentFiling> departments, Map<String, FormFiling> forms) throws SQLException {
        var counted = new TreeMap<String, String>();
        departments.forEach((key, department) -> counted.put(
                key,
                department.getKinds().stream()
                        .flatMap(kind -> kind.getStates().stream()
                                .map(count -> "%s %s %d".formatted(kind.getKind(), count.getState(), count.getForms())))
                        .collect(Collectors.joining(", ", department.getListed() + " ", ""))));
        compare("scoring.department_filing", counted, rows("""
                        select key, listed || ' ' || coalesce((
                          select string_agg(kind ->> 'kind' || ' ' || (count ->> 'state') || ' ' || (count ->> 'forms'), ', ' order by n, m)
                          from json_array_elements(filing -> 'kinds') with ordinality as k (kind, n),
                            json_array_elements(kind -> 'states') with ordinality as c (count, m)), '')
                        from scoring.department_filing"""));
        var filed = new TreeMap<String, String>();
        forms.forEach(
                (id, form) -> filed.put(id, "%s %s v%d".formatted(form.getKind(), form.getState(), form.getVersion())));
        compare(
                "scoring.form_filing",
                filed,
                rows("select form_id, kind || ' ' || state || ' v' || version from scoring.form_filing"));
    }

    private Map<String, String> rows(String query) throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var statement = database.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }

    private void compare(String view, Map<String, String> expected, Map<String, String> found) {
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        ids.forEach(id -> report.of(VIEWS_EQUAL_TOPICS)
                .test(
                        Objects.equals(expected.get(id), found.get(id)),
                        "%s %s: %s instead of %s".formatted(view, id, found.get(id), expected.get(id))));
    }
}
