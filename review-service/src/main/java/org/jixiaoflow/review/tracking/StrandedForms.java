package org.jixiaoflow.review.tracking;

import java.util.List;
import java.util.stream.Collectors;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the review templates against the forms there are, before any is decided on: if a template that forms hold got lost, or a stage they
 * stand at, nobody could decide on them.
 */
@Component
class StrandedForms implements SmartLifecycle {

    private static final int NAMED = 20;

    private static final String STRANDED = """
            select f.form_id || ' (' || f.template_id || coalesce(', ' || f.stage, '') || ')' from review.form f
            where f.template_id <> all(:templates)
              or (f.stage is not null and f.template_id || ' ' || f.stage <> all(:stages))
            order by f.form_id collate "C\"""";

    private final JdbcClient sql;
    private final ReviewTemplates templates;
    private volatile boolean running;

    StrandedForms(JdbcClient sql, ReviewTemplates templates) {
        this.sql = sql;
        this.templates = templates;
    }

    /** @throws IllegalStateException with the forms, if there are some */
    @Override
    public void start() {
        var forms = all();
        if (!forms.isEmpty()) {
            throw new IllegalStateException(
                    "Review templates lost what %d forms hold, by id with template and stage: %s%s. Configure these templates and stages as they were; another way of reviewing is another template, or another version."
                            .formatted(
                                    forms.size(),
                                    forms.stream().limit(NAMED).collect(Collectors.joining("; ")),
                                    forms.size() > NAMED ? "; …" : ""));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Once the templates are read. */
    @Override
    public int getPhase() {
        return 1;
    }

    private List<String> all() {
        var all = templates.all();
        return sql.sql(STRANDED)
                .param("templates", all.stream().map(ReviewTemplate::id).toArray(String[]::new))
                .param(
                        "stages",
                        all.stream()
                                .flatMap(each -> each.stageIds().stream().map(stage -> each.id() + " " + stage))
                                .toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
