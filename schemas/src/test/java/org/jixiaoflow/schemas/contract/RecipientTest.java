package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixiaoflow.schemas.contract.Recipient.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A notification's recipient")
class RecipientTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "department:231083/civil-affairs",
                "stage:231083/FINANCE_DIVISION",
                "head:231083/FINANCE_DIVISION",
                "person:231083/li",
                "stage:FINANCE_DIVISION",
                "person:f3a0/li"
            })
    @DisplayName("is written as it is read")
    void roundTrip(String text) {
        assertThat(Recipient.parse(text)).hasToString("Optional[" + text + "]");
    }

    @Test
    @DisplayName("had no region once")
    void withoutRegion() {
        assertThat(Recipient.parse("department:civil-affairs"))
                .contains(new Recipient(Kind.DEPARTMENT, null, "civil-affairs"));
    }

    @Test
    @DisplayName("is where its form is from")
    void ofForm() {
        var form = FormId.parse("231083-2022-OBJECTIVE-civil-affairs").orElseThrow();

        assertThat(Recipient.department(form)).hasToString("department:231083/civil-affairs");
        assertThat(Recipient.stage(form, "FINANCE_DIVISION")).hasToString("stage:231083/FINANCE_DIVISION");
        assertThat(Recipient.head(form, "FINANCE_DIVISION")).hasToString("head:231083/FINANCE_DIVISION");
        assertThat(Recipient.person(form, "li")).hasToString("person:231083/li");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "li", "group:231083/li", "stage:", "STAGE:231083/FINANCE_DIVISION"})
    @DisplayName("is of a kind there is")
    void unknown(String text) {
        assertThat(Recipient.parse(text)).isEmpty();
    }
}
