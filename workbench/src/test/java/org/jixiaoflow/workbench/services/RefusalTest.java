package org.jixiaoflow.workbench.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a service said no to")
class RefusalTest {

    @Test
    @DisplayName("speaks of the page that was sent before, not of its key, to people")
    void forPeople() {
        var problem = Map.<String, Object>of(
                "code", "IDEMPOTENCY_KEY_REUSED", "detail", "This Idempotency-Key was used for another request.");

        assertThat(Refusal.forPeople(problem, () -> Locale.ENGLISH))
                .containsEntry("code", "IDEMPOTENCY_KEY_REUSED")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).startsWith("This page was sent before"));
        assertThat(Refusal.forPeople(problem, () -> Locale.CHINA))
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).startsWith("这一页已经提交过"));
    }

    @Test
    @DisplayName("is otherwise told as the service tells it")
    void asTold() {
        var problem = Map.<String, Object>of("code", "REASON_REQUIRED", "detail", "请填写原因。");

        assertThat(Refusal.forPeople(problem, () -> Locale.ENGLISH)).isEqualTo(problem);
    }
}
