package org.jixiaoflow.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.delivery;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A title")
class WordingTest {

    private final Wording wording = new Wording(URI.create("http://localhost:8080/"));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "SIGN",
                "RETURN",
                "PASS",
                "APPROVE",
                "REVOKE",
                "GRANT_ADJUST",
                "PUBLISH",
                "WITHHOLD",
                "EXTEND",
                "REMIND",
                "DUE_SOON",
                "DUE_TODAY",
                "OVERDUE",
                "REFUSED"
            })
    @DisplayName("says what happened, in words of its own for whatever a department is told")
    void ofWhatADepartmentIsTold(String kind) {
        var told = delivery("mail", "li@example.test", 1).setKind(kind).build();
        var unknown = delivery("mail", "li@example.test", 1).setKind("NEW").build();

        assertThat(wording.title(told, "zh")).isNotEqualTo(wording.title(unknown, "zh"));
        assertThat(wording.title(told, "en")).isNotEqualTo(wording.title(unknown, "en"));
    }
}
