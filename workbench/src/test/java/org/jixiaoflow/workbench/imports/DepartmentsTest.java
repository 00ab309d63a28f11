package org.jixiaoflow.workbench.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixiaoflow.workbench.services.Me.Named;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A department to file for")
class DepartmentsTest {

    private final Departments departments = new Departments(List.of(
            new Named("civil-affairs", "民政局"),
            new Named("education", "教育局"),
            new Named("east-office", "街道办"),
            new Named("west-office", "街道办"),
            new Named("unnamed", "unnamed")));

    @Test
    @DisplayName("is chosen by its name, or by its code however it is written")
    void chosen() {
        assertThat(departments.code(" 民政局 ")).contains("civil-affairs");
        assertThat(departments.code("Civil-Affairs")).contains("civil-affairs");
    }

    @Test
    @DisplayName("is what was typed where nobody knows it, for the service to judge")
    void unknown() {
        assertThat(departments.code("health")).contains("health");
    }

    @Test
    @DisplayName("can't be told by a name that two have, so these are shown by their codes")
    void twins() {
        assertThat(departments.code("街道办")).isEmpty();
        assertThat(departments.named("east-office")).isEqualTo("east-office");
    }

    @Test
    @DisplayName("is shown by its name, and by its code where it has none")
    void shown() {
        assertThat(departments.named("education")).isEqualTo("教育局");
        assertThat(departments.named("unnamed")).isEqualTo("unnamed");
        assertThat(departments.named("health")).isEqualTo("health");
    }
}
