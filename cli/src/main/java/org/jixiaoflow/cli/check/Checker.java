package org.jixiaoflow.cli.check;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_CHANGES;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.SCORING_TEMPLATES;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.TemplateVersions;

/**
 * Tests the invariants from outside: from the topics' committed records and the views' tables, with nothing of the services'
 * state. What a running stack has not finished yet looks like a violation; so it looks again for a while before it believes one.
 */
public final class Checker {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ReadableRecords topics;
    private final DatabaseLogin views;

    /** Tests a stack whose Kafka is open. */
    public Checker(String bootstrapServers, TopicSerdes serdes, DatabaseLogin views) {
        this(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), serdes, views);
    }

    /**
     * @param kafka settings of a client that may read every topic
     * @param views a role that may read the services' database
     */
    public Checker(Map<String, Object> kafka, TopicSerdes serdes, DatabaseLogin views) {
        this.topics = new ReadableRecords(kafka, serdes);
        this.views = views;
    }

    /** Tests everything; violations that pass within a while are not reported. */
    public Report check() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var report = look();
        while (report.violated() > 0 && System.nanoTime() < deadline) {
            pause();
            report = look();
        }
        return report;
    }

    private Report look() {
        var report = new Report();
        var journal = new JournalCheck(report);
        var outcomes = new OutcomeCheck(report);
        var scoring = new ScoreCheck(report);
        // Causes before effects: an effect that is still missing then is late or lost, and looking again tells which.
        topics.read(FORM_SUBMISSIONS, (key, value, bytes) -> {
            if (value != null) {
                outcomes.command(value.getFormId(), value.getCommandId());
            }
        });
        topics.read(REVIEW_DECISIONS, (key, value, bytes) -> {
            if (value != null) {
                outcomes.command(value.getFormId(), value.getCommandId());
            }
        });
        topics.read(FORM_OUTCOMES, (key, value, bytes) -> {
            if (value != null) {
                outcomes.outcome(value);
            }
        });
        topics.read(FORM_EVENTS, (key, value, bytes) -> {
            if (value != null && bytes != null) {
                journal.add(key, value, Arrays.copyOfRange(bytes, RegistrySerdes.HEADER_BYTES, bytes.length));
            }
        });
        outcomes.complete(journal.forms());
        var approved = topics.table(APPROVED_FORMS);
        scoring.approvedForms(journal.forms(), approved);
        var scores = topics.table(FORM_SCORES);
        var templates = templates();
        scoring.scores(approved, scores, templates);
        topics.read(SCORE_HISTORY, (key, value, bytes) -> {
            if (value != null) {
                scoring.change(value, templates);
            }
        });
        scoring.history(scores);
        scoring.sums(
                scores.values(),
                topics.table(DEPARTMENT_SCORES).values(),
                topics.table(SCORE_SUMMARIES).values());
        var filings = new FilingCheck(report);
        var departments = topics.table(DEPARTMENT_FILINGS);
        filings.departments(journal.forms(), topics.table(FILING_LISTS).values(), departments);
        var filed = topics.table(FORM_FILINGS);
        filings.forms(journal.forms(), filed);
        filings.summaries(departments.values(), topics.table(FILING_SUMMARIES));
        var changes = new DepartmentCheck(report);
        topics.read(DEPARTMENT_CHANGES, (key, value, bytes) -> {
            if (value != null) {
                changes.add(key, value);
            }
        });
        changes.complete(journal.forms().values());
        try (var database = this.views.connect()) {
            var views = new ViewCheck(report, database);
            views.forms(journal.forms());
            views.counts(journal.forms());
            views.publications(journal.forms());
            views.objectives(approved);
            views.approvedForms(approved);
            views.library(approved);
            views.scores(scores);
            views.filings(departments, filed);
        } catch (SQLException e) {
            throw new IllegalStateException("The views can't be read: " + e.getMessage(), e);
        }
        return report;
    }

    private TemplateVersions templates() {
        var published = new ArrayList<ScoringTemplate>();
        topics.read(SCORING_TEMPLATES, (key, value, bytes) -> {
            if (value != null) {
                published.add(value);
            }
        });
        return TemplateVersions.of(published);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
