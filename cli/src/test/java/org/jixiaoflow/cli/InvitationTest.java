package org.jixiaoflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.cli.demo.DemoResult;
import org.jixiaoflow.local.identity.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A demonstration ends with an invitation")
class InvitationTest {

    private static final URI WORKBENCH = URI.create("http://localhost:27000/");
    private static final Map<String, String> PASSWORDS = Map.of("clerk-civil-affairs", "one", "auditor", "two");

    @Test
    @DisplayName("to the workbench's own address, as people who can sign in, each with what waits for them")
    void inChinese() {
        var lines = invitation(form("civil-affairs", "RETURNED"), form("education", "APPROVED"))
                .lines(PASSWORDS, Messages.in("zh"));

        assertThat(String.join("\n", lines))
                .contains("http://localhost:27000/")
                .containsPattern("clerk-civil-affairs +one .*1 份被退回")
                .containsPattern("clerk-education .*1 份已批复")
                .containsPattern("auditor +two .*2 份");
    }

    @Test
    @DisplayName("in English too, with what a reviewer has to decide, and how to begin where nothing was filed")
    void inEnglish() {
        var lines = invitation(form("health", "SUBMITTED"), form("civil-affairs", "DRAFT"))
                .lines(PASSWORDS, Messages.in("en"));

        assertThat(String.join("\n", lines))
                .containsPattern("reviewer-FINANCE_DIVISION .*1 form\\(s\\) to review")
                .containsPattern("clerk-civil-affairs .*1 form\\(s\\) of your own")
                .containsPattern("clerk-education .*no form yet");
    }

    @Test
    @DisplayName("to somebody of each role that has pages of its own")
    void everyRole() {
        assertThat(invitation(form("civil-affairs", "APPROVED")).lines(PASSWORDS, Messages.in("zh")))
                .anyMatch(line -> line.matches(" +administrator .*管理部门、名单.*"))
                .anyMatch(line -> line.matches(" +operator .*运维台.*"))
                .noneMatch(line -> line.contains("another-operator"));
    }

    @Test
    @DisplayName("to nobody who would find nothing to do")
    void nobodyIdle() {
        assertThat(invitation(form("civil-affairs", "APPROVED")).guests())
                .extracting(guest -> guest.person().id())
                .doesNotContain("reviewer-FINANCE_DIVISION");
    }

    private static Invitation invitation(DemoResult.Line... forms) {
        return Invitation.after(
                new DemoResult(forms.length, forms.length, 0, 0, 0, 0, 0, List.of(), 1.0, List.of(forms)),
                WORKBENCH,
                List.of(
                        Person.clerk("civil-affairs"),
                        Person.clerk("education"),
                        Person.reviewer("FINANCE_DIVISION"),
                        Person.auditor(),
                        of("administrator", "business-administrator"),
                        of("operator", "operator"),
                        of("another-operator", "operator")));
    }

    private static Person of(String id, String role) {
        return new Person(id, id, List.of(role), null, List.of(), List.of());
    }

    private static DemoResult.Line form(String department, @Nullable String state) {
        return new DemoResult.Line(
                null,
                "231083-2022-OBJECTIVE-" + department,
                state,
                "SUBMITTED".equals(state) ? "FINANCE_DIVISION" : null,
                null,
                null,
                null,
                null);
    }
}
