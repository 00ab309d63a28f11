package org.jixiaoflow.support.departments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A region's register of departments")
class DepartmentRegisterTest {

    private DepartmentRegister register = DepartmentRegister.EMPTY;

    @Test
    @DisplayName("calls a renamed department by the name of the day, and before its first name by that one")
    void renamed() {
        change(DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "health 卫计局");
        change(DepartmentChangeKind.RENAMED, "2024-03-01", List.of("health"), "health 卫健局");

        var health = find("health");
        assertThat(health.nameOn(day("2019-01-01"))).isEqualTo("卫计局");
        assertThat(health.nameOn(day("2024-02-29"))).isEqualTo("卫计局");
        assertThat(health.nameOn(day("2024-03-01"))).isEqualTo("卫健局");
        assertThat(health.predecessors()).isEmpty();
        assertThat(health.isEnded(day("2030-01-01"))).isFalse();
        assertThat(health.wasCalledLike("卫计")).isTrue();
    }

    @Test
    @DisplayName(
            "ends merged departments on the day, and leads from each to what it went into, however often that was merged")
    void merged() {
        change(DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "a 文化局", "b 旅游局", "c 体育局");
        change(DepartmentChangeKind.MERGED, "2024-01-01", List.of("a", "b"), "d 文旅局");
        change(DepartmentChangeKind.MERGED, "2025-01-01", List.of("d"), "c 文体旅局");

        assertThat(find("a").isEnded(day("2023-12-31"))).isFalse();
        assertThat(find("a").isEnded(day("2024-01-01"))).isTrue();
        assertThat(heirs("a", "2023-12-31")).containsExactly("a 文化局");
        assertThat(heirs("a", "2024-06-01")).containsExactly("d 文旅局");
        assertThat(heirs("a", "2025-01-01")).containsExactly("c 文体旅局");
        assertThat(register.originsOf("c"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "d", day("2025-01-01"),
                        "a", day("2024-01-01"),
                        "b", day("2024-01-01")));
        assertThat(register.changesOf("c"))
                .extracting(DepartmentChange::getVersion)
                .containsExactly(1, 3);
    }

    @Test
    @DisplayName("lets a department that others are split off go on, and comes to an end where they are merged again")
    void splitAndMergedAgain() {
        change(DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "edu 教体局");
        change(DepartmentChangeKind.SPLIT, "2024-01-01", List.of("edu"), "edu 教育局", "sport 体育局");

        assertThat(find("edu").isEnded(day("2024-01-01"))).isFalse();
        assertThat(find("edu").nameOn(day("2024-01-01"))).isEqualTo("教育局");
        assertThat(register.originsOf("edu")).isEmpty();
        assertThat(register.originsOf("sport")).containsExactly(Map.entry("edu", day("2024-01-01")));

        change(DepartmentChangeKind.MERGED, "2026-01-01", List.of("sport"), "edu 教体局");

        assertThat(register.originsOf("edu")).containsExactly(Map.entry("sport", day("2026-01-01")));
        assertThat(heirs("sport", "2026-01-01")).containsExactly("edu 教体局");
    }

    @Test
    @DisplayName("takes the first of two changes that claim the same number, and none out of turn")
    void numbers() {
        change(DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "a 文化局");
        var once = register;

        assertThat(once.with(change(1, DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "b 旅游局")))
                .isSameAs(once);
        assertThat(once.with(change(3, DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "b 旅游局")))
                .isSameAs(once);
        assertThat(once.version()).isEqualTo(1);
    }

    @Test
    @DisplayName("is as if a change had never been that was taken back, and counts both")
    void withdrawn() {
        change(DepartmentChangeKind.REGISTERED, "2020-01-01", List.of(), "a 文化局", "b 旅游局");
        change(DepartmentChangeKind.MERGED, "2024-01-01", List.of("a"), "b 文旅局");
        change(DepartmentChangeKind.REGISTERED, "2024-01-01", List.of(), "z 误登");
        withdraw(2);
        withdraw(3);

        assertThat(register.version()).isEqualTo(5);
        assertThat(register.changes()).hasSize(5);
        assertThat(register.standing()).hasSize(1);
        assertThat(register.find("z")).isEmpty();
        assertThat(find("a").isEnded(day("2030-01-01"))).isFalse();
        assertThat(find("b").nameOn(day("2030-01-01"))).isEqualTo("旅游局");
        assertThat(register.originsOf("b")).isEmpty();

        change(DepartmentChangeKind.MERGED, "2025-01-01", List.of("b"), "a 文旅局");

        assertThat(heirs("b", "2025-01-01")).containsExactly("a 文旅局");
    }

    private void withdraw(int version) {
        register = register.with(DepartmentChange.newBuilder(
                        change(register.version() + 1, DepartmentChangeKind.WITHDRAWN, "2024-01-01", List.of()))
                .setWithdraws(version)
                .build());
    }

    @Test
    @DisplayName("looks at a year on its last day, today, or its first day")
    void days() {
        var today = day("2026-05-04");

        assertThat(DepartmentRegister.dayOf(2025, today)).isEqualTo("2025-12-31");
        assertThat(DepartmentRegister.dayOf(2026, today)).isEqualTo(today);
        assertThat(DepartmentRegister.dayOf(2027, today)).isEqualTo("2027-01-01");
    }

    private RegisteredDepartment find(String code) {
        return register.find(code).orElseThrow();
    }

    private List<String> heirs(String code, String day) {
        return register.heirsOf(code, day(day)).stream()
                .map(each -> each.getDepartmentCode() + " " + each.getDepartmentName())
                .toList();
    }

    private void change(DepartmentChangeKind kind, String on, List<String> before, String... after) {
        register = register.with(change(register.version() + 1, kind, on, before, after));
    }

    private static DepartmentChange change(
            int version, DepartmentChangeKind kind, String on, List<String> before, String... after) {
        return DepartmentChange.newBuilder()
                .setRegionCode("231083")
                .setVersion(version)
                .setKind(kind)
                .setDepartments(before.stream()
                        .map(code -> new NamedDepartment(code, code))
                        .toList())
                .setSuccessors(Stream.of(after)
                        .map(each -> each.split(" ", 2))
                        .map(each -> new NamedDepartment(each[0], each[1]))
                        .toList())
                .setEffectiveOn(on)
                .setReason("机构改革")
                .setChangedBy(Actor.newBuilder()
                        .setId("b")
                        .setName("业务管理员")
                        .setRole("business-administrator")
                        .build())
                .setChangedAt(Instant.EPOCH)
                .build();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
