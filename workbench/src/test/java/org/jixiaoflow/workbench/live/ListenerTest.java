package org.jixiaoflow.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Me.Named;
import org.jixiaoflow.workbench.services.Me.RegionYears;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@DisplayName("A page hears of notifications")
class ListenerTest {

    @ParameterizedTest
    @CsvSource({
        "department:231083/civil-affairs, true",
        "department:civil-affairs, true",
        "department:231083/education, false",
        "department:110000/civil-affairs, false",
        "stage:231083/FINANCE_DIVISION, false"
    })
    @DisplayName("for its reader's department, in a region of theirs")
    void clerk(String recipient, boolean told) {
        assertThat(listener("clerk").isTold(recipient)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "stage:231083/FINANCE_DIVISION, true",
        "stage:FINANCE_DIVISION, true",
        "stage:231083/PERFORMANCE_DIVISION, false",
        "stage:110000/FINANCE_DIVISION, false",
        "department:231083/civil-affairs, false"
    })
    @DisplayName("for the stages its reader acts at, in a region of theirs")
    void reviewer(String recipient, boolean told) {
        assertThat(listener("reviewer").isTold(recipient)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "reviewer, head:231083/FINANCE_DIVISION, false",
        "final-reviewer, head:231083/FINANCE_DIVISION, true",
        "final-reviewer, head:231083/PERFORMANCE_DIVISION, false",
        "final-reviewer, head:110000/FINANCE_DIVISION, false"
    })
    @DisplayName("for who answers for a stage, if its reader does")
    void head(String role, String recipient, boolean told) {
        assertThat(listener(role).isTold(recipient)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "person:231083/li, true",
        "person:231083/wang, false",
        "person:110000/li, false",
        "group:231083/li, false"
    })
    @DisplayName("for its reader by name, and for nobody of whom nothing is known")
    void person(String recipient, boolean told) {
        assertThat(listener("clerk").isTold(recipient)).isEqualTo(told);
    }

    private static Listener listener(String role) {
        var reader = new Me(
                "li",
                "李",
                null,
                List.of(new Named(role, role)),
                new Named("civil-affairs", "民政局"),
                List.of(),
                List.of(new Named("FINANCE_DIVISION", "财政业务股")),
                List.of(),
                List.of(),
                false,
                false,
                List.of(),
                List.of("231083"),
                List.of(),
                List.of(new RegionYears("231083", "海林市", List.of(2026))));
        return new Listener(new HintStream(new SseEmitter(), Runnable::run), reader, reader.readership());
    }
}
