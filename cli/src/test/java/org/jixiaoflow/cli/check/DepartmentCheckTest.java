package org.jixiaoflow.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.cli.check.Invariant.Kind.DEPARTMENTS_GO_ON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Among departments the checker finds")
class DepartmentCheckTest {

    private static final Actor BUREAU = Actor.newBuilder()
            .setId("q")
            .setName("钱管理")
            .setRole("business-administrator")
            .build();

    private final Report report = new Report();
    private final DepartmentCheck departments = new DepartmentCheck(report);
    private final JournalCheck journal = new JournalCheck(report);

    @Test
    @DisplayName("nothing where one is split off and merged again, and forms are of whoever was there")
    void sound() {
        change(1, "2020-01-01", List.of(), "water", "sport");
        change(2, "2022-01-01", List.of("water"), "water", "sewage");
        change(3, "2024-01-01", List.of("sewage"), "water");
        change(3, "2025-01-01", List.of("sport"), "late");
        begin("231083-2024-OBJECTIVE-sewage", "2024-06-01T00:00:00Z");
        begin("231083-2025-OBJECTIVE-sewage", "2023-12-01T00:00:00Z");
        begin("231083-2026-OBJECTIVE-water", "2026-02-01T00:00:00Z");
        begin("231083-2026-OBJECTIVE-nobody", "2026-02-01T00:00:00Z");
        departments.complete(journal.forms().values());

        assertThat(report.of(DEPARTMENTS_GO_ON).violations()).isEmpty();
        assertThat(report.of(DEPARTMENTS_GO_ON).checked()).isPositive();
    }

    @Test
    @DisplayName("a form of a year after its department's end that was begun when that was known")
    void formOfNobody() {
        change(1, "2020-01-01", List.of(), "sewage");
        change(2, "2024-01-01", List.of("sewage"), "water");
        begin("231083-2025-OBJECTIVE-sewage", "2025-02-01T00:00:00Z");
        departments.complete(journal.forms().values());

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .singleElement()
                .asString()
                .contains("231083-2025-OBJECTIVE-sewage");
    }

    @Test
    @DisplayName("changes that are missing, of the unknown, of what was no more, before others, and of another region")
    void changes() {
        change(2, "2020-01-01", List.of("unknown"), "water");
        change(3, "2019-01-01", List.of("water"), "waters");
        change(4, "2021-01-01", List.of("water"), "more");
        departments.add("231084", of(1, "2021-01-01", List.of(), "elsewhere"));

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .anyMatch(where -> where.contains("change 2 follows 0"))
                .anyMatch(where -> where.contains("nobody registered unknown"))
                .anyMatch(where -> where.contains("change 3: water changed later already"))
                .anyMatch(where -> where.contains("change 4: water was no more"))
                .anyMatch(where -> where.contains("another region"))
                .hasSize(5);
    }

    @Test
    @DisplayName("nothing of a change that was taken back, but one that others rest on or that isn't there")
    void withdrawn() {
        change(1, "2020-01-01", List.of(), "water");
        change(2, "2024-01-01", List.of("water"), "waters");
        withdraw(3, 2);
        begin("231083-2025-OBJECTIVE-water", "2025-02-01T00:00:00Z");
        change(4, "2022-01-01", List.of("water"), "lakes");
        departments.complete(journal.forms().values());

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .singleElement()
                .asString()
                .contains("231083-2025-OBJECTIVE-water");

        withdraw(5, 1);
        withdraw(6, 2);

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .anyMatch(where -> where.contains("change 5 takes back 1, on which 4 rests"))
                .anyMatch(where -> where.contains("change 6 takes back 2, which isn't there"))
                .hasSize(3);
    }

    @Test
    @DisplayName("nothing where one is entered once more with an earlier day, but with a later one")
    void enteredAgain() {
        change(1, "2020-01-01", List.of(), "water", "sewage");
        change(2, "2024-01-01", List.of("sewage"), "water");
        enter(3, "2015-01-01", "water", "sewage");
        change(4, "2025-01-01", List.of("water"), "lakes");
        departments.complete(List.of());

        assertThat(report.of(DEPARTMENTS_GO_ON).violations()).isEmpty();

        enter(5, "2016-01-01", "water");

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .singleElement()
                .asString()
                .contains("change 5: water was there already");
    }

    private void enter(int version, String day, String... departments) {
        this.departments.add(
                "231083",
                DepartmentChange.newBuilder(of(version, day, List.of(), departments))
                        .setKind(DepartmentChangeKind.REGISTERED)
                        .build());
    }

    private void withdraw(int version, int withdrawn) {
        departments.add(
                "231083",
                DepartmentChange.newBuilder(of(version, "2024-01-01", List.of("waters"), "water"))
                        .setKind(DepartmentChangeKind.WITHDRAWN)
                        .setWithdraws(withdrawn)
                        .build());
    }

    @Test
    @DisplayName("successors that lead back to what ended")
    void circle() {
        change(1, "2020-01-01", List.of(), "one", "other");
        change(2, "2021-01-01", List.of("one"), "other");
        change(3, "2022-01-01", List.of("other"), "one");
        departments.complete(List.of());

        assertThat(report.of(DEPARTMENTS_GO_ON).violations())
                .anyMatch(where -> where.contains("231083 one: its successors lead back"))
                .anyMatch(where -> where.contains("231083 other: its successors lead back"));
    }

    private void change(int version, String day, List<String> before, String... after) {
        departments.add("231083", of(version, day, before, after));
    }

    private static DepartmentChange of(int version, String day, List<String> before, String... after) {
        return DepartmentChange.newBuilder()
                .setRegionCode("231083")
                .setVersion(version)
                .setKind(DepartmentChangeKind.MERGED)
                .setDepartments(before.stream()
                        .map(code -> new NamedDepartment(code, code))
                        .toList())
                .setSuccessors(Stream.of(after)
                        .map(code -> new NamedDepartment(code, code))
                        .toList())
                .setEffectiveOn(day)
                .setReason("机构改革")
                .setChangedBy(BUREAU)
                .setChangedAt(Instant.parse(day + "T00:00:00Z"))
                .build();
    }

    private void begin(String form, String at) {
        var entry = FormEvent.newBuilder()
                .setFormId(form)
                .setVersion(1)
                .setRevision(0)
                .setCommandId(UUID.randomUUID())
                .setTrigger(Trigger.SAVE)
                .setToState(FormState.DRAFT)
                .setTemplateId("default")
                .setActor(BUREAU)
                .setOccurredAt(Instant.parse(at))
                .build();
        journal.add(form, entry, UnregisteredSerdes.encode(entry));
    }
}
