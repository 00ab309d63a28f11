package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A start with other review templates")
class StrandedFormsIT {

    private static final String DRAFT = "231083-2022-OBJECTIVE-audit";
    private static final String SUBMITTED = "231083-2022-OBJECTIVE-justice";

    private final JdbcClient sql = ReviewDatabase.empty();

    StrandedFormsIT() {
        ReviewDatabase.tell(new Story(DRAFT).save(), new Story(SUBMITTED).save().submit());
    }

    @Test
    @DisplayName("goes on where no form stands at what is gone")
    void whole() {
        assertThatCode(() -> started("default", "SUPERVISING_DEPARTMENT", "ANOTHER"))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is refused with the forms that stand at a stage that is gone")
    void stage() {
        assertThatThrownBy(() -> started("default", "FINANCE_DIVISION"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 forms")
                .hasMessageContaining(SUBMITTED + " (default, SUPERVISING_DEPARTMENT)")
                .hasMessageNotContaining(DRAFT);
    }

    @Test
    @DisplayName("is refused with the forms that hold a template that is gone")
    void template() {
        assertThatThrownBy(() -> started("renamed", "SUPERVISING_DEPARTMENT"))
                .hasMessageContaining(DRAFT + " (default)")
                .hasMessageContaining(SUBMITTED);
    }

    private void started(String id, String... stages) {
        var route = List.of(stages).stream()
                .map(stage -> new Stage(stage, stage, stage, null))
                .toList();
        var template = new ReviewTemplate(id, route, List.of(), Map.of(), false, true, null, null);
        new StrandedForms(
                        sql,
                        new ReviewTemplates(List.of(new ReviewTemplates.Entry(ReviewTemplates.Scope.ALL, template))))
                .start();
    }
}
