package org.jixiaoflow.workbench.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pasted list of departments")
class PastedListTest {

    @Test
    @DisplayName(
            "is read line by line, whatever stands between code and name, without headings, further columns and empty lines")
    void lines() {
        var pasted = PastedList.of(
                "单位代码\t单位名称\t联系人\n\ncivil-affairs\t民政局\t张敏\r\neducation，教育局\n  health  卫生 健康局 \nfinance,财政局,刘洋");

        assertThat(pasted.unread()).isEmpty();
        assertThat(pasted.departments())
                .extracting(ListedDepartment::getDepartmentCode, ListedDepartment::getDepartmentName)
                .containsExactly(
                        tuple("civil-affairs", "民政局"),
                        tuple("education", "教育局"),
                        tuple("health", "卫生 健康局"),
                        tuple("finance", "财政局"));
    }

    @ParameterizedTest
    @CsvSource({
        "民政局,                  INVALID_CODE",
        "Civil 民政局,            INVALID_CODE",
        "civil--affairs 民政局,   INVALID_CODE",
        "-civil 民政局,           INVALID_CODE",
        "教育局 education,        INVALID_CODE",
        "civil,                   NO_NAME",
        "'civil\t',               NO_NAME",
        "'civil,,民政局',         NO_NAME",
        "civil 民\u202e政局,      FORBIDDEN_CHARACTER",
        "education 教育体育局,    REPEATED"
    })
    @DisplayName("names each line that can't be read, with its own cause")
    void unread(String line, PastedList.Cause cause) {
        assertThat(PastedList.of("education 教育局\n" + line + "\nhealth 卫健局").unread())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.line()).isEqualTo(2);
                    assertThat(each.cause()).isEqualTo(cause);
                });
    }

    @Test
    @DisplayName("takes the code alone of a department whose name is known, and another name where one is typed")
    void codeAlone() {
        var pasted = PastedList.of("education\nhealth 卫健委\nfinance", Map.of("education", "教育局", "health", "卫健局"));

        assertThat(pasted.departments())
                .extracting(ListedDepartment::getDepartmentCode, ListedDepartment::getDepartmentName)
                .containsExactly(tuple("education", "教育局"), tuple("health", "卫健委"));
        assertThat(pasted.unread()).containsExactly(new PastedList.Unread(3, "finance", PastedList.Cause.NO_NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"代码 名称", "单位编码\t单位名称", "一级预算单位代码（必填）\t名称", "code,name", "department-code\tname"})
    @DisplayName("may begin with headings")
    void headings(String line) {
        var pasted = PastedList.of(line + "\nhealth 卫健局");

        assertThat(pasted.unread()).isEmpty();
        assertThat(pasted.departments()).hasSize(1);
    }

    @Test
    @DisplayName("doesn't take a department for headings because of its code or its name")
    void noHeading() {
        assertThat(PastedList.of("barcode-office 编码中心\nhealth 卫健局").departments())
                .hasSize(2);
        assertThat(PastedList.of("物品编码中心\tbarcode-office\nhealth 卫健局").unread()).hasSize(1);
        assertThat(PastedList.of("组织机构代码管理中心\nhealth 卫健局").unread()).hasSize(1);
    }

    @Test
    @DisplayName("names a code and a name that are too long")
    void tooLong() {
        var text = "e".repeat(65) + " 教育局\nhealth " + "局".repeat(201);

        assertThat(PastedList.of(text).unread())
                .extracting(PastedList.Unread::cause)
                .containsExactly(PastedList.Cause.INVALID_CODE, PastedList.Cause.TOO_LONG);
    }

    @Test
    @DisplayName("of a million tabs is refused at once")
    void tabs() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(PastedList.of("a" + "\t".repeat(1_000_000) + ",")
                                .unread())
                        .hasSize(1));
    }

    @Test
    @DisplayName("leaves the time that departments which stay were given, and is shown as it is typed")
    void extensions() {
        var before = List.of(
                new ListedDepartment("education", "教育局", "2026-05-04", "单位合并"),
                new ListedDepartment("health", "卫健局", "2026-05-05", "搬迁"));

        var after = PastedList.of("education 教育体育局\nfinance 财政局").after(before);

        assertThat(after)
                .containsExactly(
                        new ListedDepartment("education", "教育体育局", "2026-05-04", "单位合并"),
                        new ListedDepartment("finance", "财政局", null, null));
        var list = FilingList.newBuilder()
                .setRegionCode("231083")
                .setYear(2026)
                .setVersion(1)
                .setDepartments(after)
                .build();
        assertThat(PastedList.of(PastedList.text(list)).after(before)).isEqualTo(after);
    }
}
