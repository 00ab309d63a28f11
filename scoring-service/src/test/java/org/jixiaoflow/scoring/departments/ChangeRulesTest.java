package org.jixiaoflow.scoring.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.schemas.DepartmentChangeKind.MERGED;
import static org.jixiaoflow.schemas.DepartmentChangeKind.REGISTERED;
import static org.jixiaoflow.schemas.DepartmentChangeKind.RENAMED;
import static org.jixiaoflow.schemas.DepartmentChangeKind.SPLIT;
import static org.jixiaoflow.schemas.DepartmentChangeKind.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.RegisteredDepartment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change of departments")
class ChangeRulesTest {

    private DepartmentRegister register = DepartmentRegister.EMPTY;

    @BeforeEach
    void registered() {
        change(REGISTERED, "2020-01-01", List.of(), "a 文化局", "b 旅游局", "c 体育局", "d 档案局");
    }

    @Test
    @DisplayName("is whole as a renaming, a merger into one that is there or is new, another code, and a split")
    void whole() {
        change(RENAMED, "2021-01-01", List.of("d"), "d 档案馆");
        change(MERGED, "2024-01-01", List.of("a", "b"), "e 文旅局");
        change(MERGED, "2024-01-01", List.of("c"), "e 文体旅局");
        change(MERGED, "2025-01-01", List.of("d"), "archives 档案馆");
        change(SPLIT, "2026-01-01", List.of("e"), "e 文旅局", "sport 体育局");

        assertThat(register.version()).isEqualTo(6);
        assertThat(register.heirsOf("a", LocalDate.of(2026, 1, 1)))
                .extracting(NamedDepartment::getDepartmentName)
                .containsExactly("文旅局");
    }

    @Test
    @DisplayName(
            "needs departments that are known and go on, once each, a day, and grounds: everything is said at once")
    void everything() {
        change(MERGED, "2024-01-01", List.of("b"), "a 文旅局");

        assertThat(faults(asked(MERGED, "1999-12-31", " ", List.of("nobody", "b", "c", "c"), "E! ")))
                .containsExactlyInAnyOrder(
                        "/effectiveOn INVALID_DATE",
                        "/reason NO_REASON",
                        "/departments/0 UNKNOWN",
                        "/departments/1 ENDED a",
                        "/effectiveOn TOO_EARLY",
                        "/departments/3 REPEATED",
                        "/effectiveOn TOO_EARLY",
                        "/successors/0/departmentCode INVALID_CODE",
                        "/successors/0/departmentName NO_NAME");
    }

    @Test
    @DisplayName("has as many departments before and after it as it says")
    void shape() {
        assertThat(faults(asked(REGISTERED, "2024-01-01", "x", List.of("a"))))
                .containsExactlyInAnyOrder("/departments NONE_BEFORE", "/successors NO_DEPARTMENT");
        assertThat(faults(asked(RENAMED, "2024-01-01", "x", List.of("a"), "a 文旅局", "f 文化馆")))
                .containsExactly("/successors ONE_SUCCESSOR");
        assertThat(faults(asked(RENAMED, "2024-01-01", "x", List.of("a"), "f 文化馆")))
                .containsExactly("/successors/0/departmentCode OTHER_CODE");
        assertThat(faults(asked(RENAMED, "2024-01-01", "x", List.of("a"), "a 文化局")))
                .containsExactly("/successors/0/departmentName SAME_NAME");
        assertThat(faults(asked(MERGED, "2024-01-01", "x", List.of(), "f 文旅局", "g 体育总局")))
                .containsExactlyInAnyOrder("/departments NO_DEPARTMENT", "/successors ONE_SUCCESSOR");
        assertThat(faults(asked(MERGED, "2024-01-01", "x", List.of("a", "b"), "a 文旅局")))
                .containsExactly("/successors OWN_SUCCESSOR");
        assertThat(faults(asked(SPLIT, "2024-01-01", "x", List.of("a", "b"), "f 文旅局")))
                .containsExactlyInAnyOrder("/departments ONE_DEPARTMENT", "/successors SEVERAL_SUCCESSORS");
    }

    @Test
    @DisplayName("gives no code and no name twice, but a name that becomes free with it")
    void taken() {
        assertThat(faults(asked(REGISTERED, "2024-01-01", "x", List.of(), "a 文化馆", "f 旅游局", "g 气象局", "g 地震局", "h 气象局")))
                .containsExactlyInAnyOrder(
                        "/successors/0/departmentCode REGISTERED_ALREADY",
                        "/successors/1/departmentName TAKEN_NAME",
                        "/successors/3/departmentCode REPEATED",
                        "/successors/4/departmentName TAKEN_NAME");
        assertThat(faults(asked(MERGED, "2024-01-01", "x", List.of("a", "b"), "f 旅游局")))
                .isEmpty();
    }

    @Test
    @DisplayName("leads nobody back to themselves: who is no more is merged, split and followed no more")
    void noCircle() {
        change(MERGED, "2024-01-01", List.of("a"), "b 文旅局");

        assertThat(faults(asked(MERGED, "2025-01-01", "x", List.of("b"), "a 文化局")))
                .containsExactly("/successors/0/departmentCode ENDED b");
        assertThat(faults(asked(MERGED, "2023-01-01", "x", List.of("b"), "a 文化局")))
                .contains("/successors/0/departmentCode ENDED b", "/effectiveOn TOO_EARLY");
        assertThat(faults(asked(SPLIT, "2025-01-01", "x", List.of("a"), "f 文化馆", "g 图书馆")))
                .containsExactly("/departments/0 ENDED b");
        assertThat(faults(asked(RENAMED, "2025-01-01", "x", List.of("a"), "a 文化馆")))
                .containsExactly("/departments/0 ENDED b");
        assertThat(faults(asked(REGISTERED, "2025-01-01", "x", List.of(), "a 文化馆")))
                .containsExactly("/successors/0/departmentCode REGISTERED_ALREADY");
    }

    @Test
    @DisplayName("keeps from lists of its day on who is no more or called otherwise, and says who is meant")
    void lists() {
        change(MERGED, "2024-03-01", List.of("a"), "b 文旅局");
        change(RENAMED, "2024-03-01", List.of("c"), "c 体育中心");
        var listed = List.of(
                named("a 文化局"),
                named("b 旅游局"),
                named("c 体育局"),
                named("d 本局"),
                named("x 文化局"),
                named("y 体育局"),
                named("z 水务局"));

        assertThat(said(FormerDepartments.objections(register, listed, Set.of(), LocalDate.of(2024, 3, 1))))
                .containsExactly(
                        "/departments/0/departmentCode ENDED b",
                        "/departments/1/departmentName FORMER_NAME b",
                        "/departments/2/departmentName FORMER_NAME c",
                        "/departments/4/departmentName ENDED b",
                        "/departments/5/departmentName FORMER_NAME c");
        assertThat(FormerDepartments.objections(register, listed, Set.of(), LocalDate.of(2024, 2, 29)))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "keeps from lists of years before who was registered from a later one on, unless it was on the list before")
    void notYet() {
        change(SPLIT, "2024-03-01", List.of("a"), "a 文化局", "age 老龄办");
        change(REGISTERED, "2023-07-01", List.of(), "new 信访局");
        var listed = List.of(named("age 老龄办"), named("new 信访局"), named("b 旅游局"), named("x 信访局"));
        var before = LocalDate.of(2022, 12, 31);

        assertThat(said(FormerDepartments.objections(register, listed, Set.of(), before)))
                .containsExactly(
                        "/departments/0/departmentCode NOT_YET a", "/departments/1/departmentCode REGISTERED_LATER");
        assertThat(said(FormerDepartments.objections(register, listed, Set.of("age", "new"), before)))
                .isEmpty();
        assertThat(said(FormerDepartments.objections(register, listed, Set.of(), LocalDate.of(2023, 1, 1))))
                .containsExactly("/departments/0/departmentCode NOT_YET a");
    }

    @Test
    @DisplayName("enters a department once more with an earlier day, and then lists of years from then on have it")
    void enteredAgain() {
        change(MERGED, "2024-01-01", List.of("a"), "b 文旅局");
        change(SPLIT, "2024-03-01", List.of("c"), "c 体育局", "age 老龄办");
        change(REGISTERED, "2015-01-01", List.of(), "a 文化局", "b 旅游事业局", "d 档案局");

        assertThat(register.find("b").orElseThrow().names())
                .extracting(RegisteredDepartment.Name::departmentName)
                .containsExactly("文旅局", "旅游局", "旅游事业局");
        assertThat(register.find("d").orElseThrow().since()).isEqualTo("2015-01-01");
        assertThat(register.heirsOf("a", LocalDate.of(2024, 1, 1)))
                .extracting(NamedDepartment::getDepartmentCode)
                .containsExactly("b");
        var listed = List.of(named("a 文化局"), named("b 旅游事业局"), named("c 体育局"), named("d 档案局"));
        assertThat(said(FormerDepartments.objections(register, listed, Set.of(), LocalDate.of(2016, 12, 31))))
                .containsExactly("/departments/2/departmentCode REGISTERED_LATER");
        assertThat(faults(asked(REGISTERED, "2015-01-01", "x", List.of(), "age 老龄办", "d 档案局")))
                .containsExactly(
                        "/successors/0/departmentCode CAME_OF_OTHERS",
                        "/successors/1/departmentCode REGISTERED_ALREADY");
        assertThat(faults(asked(RENAMED, "2019-01-01", "x", List.of("b"), "b 旅游委")))
                .containsExactly("/effectiveOn TOO_EARLY");
        assertThat(said(Withdrawal.objections(register, register.changes().get(3))))
                .isEmpty();
    }

    @Test
    @DisplayName("is taken back unless a later one rests on it, and isn't asked for as a change")
    void withdrawn() {
        change(MERGED, "2024-01-01", List.of("a", "b"), "e 文旅局");
        change(RENAMED, "2024-01-01", List.of("d"), "d 档案馆");
        var changes = register.changes();

        assertThat(said(Withdrawal.objections(register, changes.get(0))))
                .containsExactly("version LATER_CHANGE", "version LATER_CHANGE");
        assertThat(Withdrawal.objections(register, changes.get(1))).isEmpty();
        assertThat(Withdrawal.objections(register, changes.get(2))).isEmpty();
        assertThat(Withdrawal.lost(register, changes.get(0))).hasSize(4);
        assertThat(Withdrawal.lost(register, changes.get(1)))
                .extracting(NamedDepartment::getDepartmentCode)
                .containsExactly("e");
        assertThat(Withdrawal.lost(register, changes.get(2))).isEmpty();
        assertThat(faults(asked(WITHDRAWN, "2024-01-01", "x", List.of()))).containsExactly("/kind NO_CHANGE");
    }

    private void change(DepartmentChangeKind kind, String on, List<String> before, String... after) {
        var asked = asked(kind, on, "机构改革", before, after);
        assertThat(faults(asked)).isEmpty();
        register = register.with(DepartmentChange.newBuilder()
                .setRegionCode("231083")
                .setVersion(register.version() + 1)
                .setKind(kind)
                .setDepartments(before.stream()
                        .map(code -> new NamedDepartment(code, code))
                        .toList())
                .setSuccessors(asked.after())
                .setEffectiveOn(on)
                .setReason("机构改革")
                .setChangedBy(Actor.newBuilder()
                        .setId("b")
                        .setName("业务管理员")
                        .setRole("business-administrator")
                        .build())
                .setChangedAt(Instant.EPOCH)
                .build());
    }

    private static ChangeRequest asked(
            DepartmentChangeKind kind, String on, String reason, List<String> before, String... after) {
        var successors = Stream.of(after).map(ChangeRulesTest::named).toList();
        return new ChangeRequest(0L, kind, before, successors, LocalDate.parse(on), reason);
    }

    private static NamedDepartment named(String codeAndName) {
        var parts = codeAndName.split(" ", 2);
        return new NamedDepartment(parts[0], parts[1]);
    }

    private List<String> faults(ChangeRequest asked) {
        return said(ChangeRules.objections(register, asked));
    }

    private static List<String> said(List<Objection> objections) {
        return objections.stream()
                .map(each -> Stream.concat(
                                Stream.of(each.pointer(), each.code()),
                                each.instead().stream().map(NamedDepartment::getDepartmentCode))
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow())
                .toList();
    }
}
