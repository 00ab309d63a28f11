package org.jixiaoflow.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Grafana's panels show: the dashboard's queries, with variables filled in as Grafana does, asked by the role it comes with. */
final class GrafanaDashboard {

    private static final Path HOME = Path.of("../docs/dashboards");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):sqlstring}");
    private static final Pattern PASSWORD = Pattern.compile(":'(password|regions)'");

    private final DatabaseLogin login;
    private final JsonNode dashboard;

    /**
     * Makes the role.
     *
     * @param administrator of the services' database
     * @param regions that it may read
     */
    GrafanaDashboard(DatabaseLogin administrator, String regions) throws IOException, SQLException {
        login = new DatabaseLogin(administrator.url(), "grafana", "grafana's");
        var values = Map.of("password", login.password(), "regions", regions);
        try (var connection = administrator.connect();
                var sql = connection.createStatement()) {
            sql.execute(filled(PASSWORD, Files.readString(HOME.resolve("reader.sql")), values));
        }
        dashboard = JsonMapper.shared().readTree(HOME.resolve("grafana/scores.json"));
    }

    private static String filled(Pattern variable, String text, Map<String, String> values) {
        return variable.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "'" + values.get(found.group(1)).replace("'", "''") + "'"));
    }

    /** What the panel called {@code title} shows. */
    List<List<String>> panel(String title, Map<String, String> variables) throws SQLException {
        var panel = dashboard
                .path("panels")
                .valueStream()
                .filter(each -> each.path("title").asString("").equals(title))
                .findFirst()
                .orElseThrow();
        return rows(panel.path("targets").path(0).path("rawSql").asString(""), variables);
    }

    /** What can be chosen of a variable. */
    List<List<String>> choices(String variable, Map<String, String> variables) throws SQLException {
        var asked = dashboard
                .path("templating")
                .path("list")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(variable))
                .findFirst()
                .orElseThrow();
        return rows(asked.path("query").asString(""), variables);
    }

    private List<List<String>> rows(String query, Map<String, String> variables) throws SQLException {
        var filled = filled(VARIABLE, query, variables);
        assertThat(filled).isNotEmpty().doesNotContain("$");
        return ask(filled);
    }

    /** What the role is told. */
    List<List<String>> ask(String query) throws SQLException {
        try (var connection = connect();
                var sql = connection.createStatement();
                var result = sql.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(text(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : String.valueOf(value);
    }

    Connection connect() throws SQLException {
        return login.connect();
    }
}
