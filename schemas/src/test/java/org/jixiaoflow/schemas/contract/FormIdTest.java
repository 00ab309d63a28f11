package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixiaoflow.schemas.FormKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A form's id")
class FormIdTest {

    @Test
    void namesRegionYearKindAndDepartment() {
        assertThat(FormId.parse("231083-2022-OBJECTIVE-civil-affairs"))
                .contains(new FormId("231083", 2022, FormKind.OBJECTIVE, "civil-affairs", null));
    }

    @Test
    void mayNameAUnit() {
        assertThat(FormId.parse("231083-2022-SELF_EVALUATION-education.no1-school"))
                .contains(new FormId("231083", 2022, FormKind.SELF_EVALUATION, "education", "no1-school"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "231083-2022-OBJECTIVE-civil-affairs",
                "231083-2022-SELF_EVALUATION-education.no1-school",
                "110000-2031-OBJECTIVE-d1"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(FormId.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "231083-2022-OBJECTIVE-",
                "231083-2022-OBJECTIVE-Civil",
                "231083-2022-OBJECTIVE-a--b",
                "231083-2022-OBJECTIVE-a.",
                "231083-2022-OBJECTIVE-a.b.c",
                "23108-2022-OBJECTIVE-a",
                "231083-22-OBJECTIVE-a",
                "231083-2022-PLAN-a",
                "231083-2022-OBJECTIVE-a/../b",
                "231083-2022-OBJECTIVE-民政局"
            })
    void isRefusedWhenItIsNone(String text) {
        assertThat(FormId.parse(text)).isEmpty();
    }
}
