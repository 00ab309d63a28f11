package org.jixiaoflow.scoring.filing;

import java.util.EnumMap;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentKindFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.StateCount;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What a department has filed, by kind and state, and the changes that make it so. */
public final class DepartmentFilings {

    private DepartmentFilings() {}

    static String key(DepartmentFiling department) {
        return department.getRegionCode() + "-" + department.getYear() + "-" + department.getDepartmentCode();
    }

    /** One form of a department. */
    static DepartmentFiling filed(FormStanding standing) {
        var form = FormId.parse(standing.getFormId()).orElseThrow();
        return of(form.regionCode(), form.year(), form.departmentCode())
                .setForms(List.of(new FormFiling(
                        standing.getFormId(), form.kind(), standing.getToState(), standing.getVersion())))
                .build();
    }

    /** A department that came onto a list, or goes by another name there. */
    static DepartmentFiling listed(FilingList list, ListedDepartment department) {
        return of(list.getRegionCode(), list.getYear(), department.getDepartmentCode())
                .setDepartmentName(department.getDepartmentName())
                .setListed(true)
                .setForms(List.of())
                .build();
    }

    /** A department that is on no list any more. */
    static DepartmentFiling unlisted(DepartmentFiling listed) {
        return DepartmentFiling.newBuilder(listed)
                .setDepartmentName(null)
                .setListed(false)
                .build();
    }

    /**
     * A department once it came onto a list, is named otherwise there or went off it.
     *
     * @return null once it is on no list and has no form
     */
    static @Nullable DepartmentFiling listed(@Nullable DepartmentFiling department, DepartmentFiling change) {
        var kinds = department == null ? List.<DepartmentKindFiling>of() : department.getKinds();
        return kinds.isEmpty() && !change.getListed() ? null : of(change, kinds);
    }

    /**
     * A department once one of its forms moved.
     *
     * @param from where the form stood before; null of a new one
     */
    static DepartmentFiling moved(DepartmentFiling department, @Nullable FormState from, FormFiling form) {
        var kinds = new EnumMap<FormKind, DepartmentKindFiling>(FormKind.class);
        department.getKinds().forEach(kind -> kinds.put(kind.getKind(), kind));
        kinds.compute(form.getKind(), (kind, known) -> moved(known, kind, from, form.getState()));
        return of(department, List.copyOf(kinds.values()));
    }

    /** A department with those forms, counted as they are in what is published. */
    public static DepartmentFiling with(DepartmentFiling listed, List<FormFiling> forms) {
        var department = of(listed, List.of());
        for (var form : forms) {
            department = moved(department, null, form);
        }
        return DepartmentFiling.newBuilder(department).setForms(forms).build();
    }

    private static DepartmentKindFiling moved(
            @Nullable DepartmentKindFiling known, FormKind kind, @Nullable FormState from, FormState to) {
        var counts = new EnumMap<FormState, Integer>(FormState.class);
        if (known != null) {
            known.getStates().forEach(count -> counts.put(count.getState(), count.getForms()));
        }
        if (from != null) {
            counts.merge(from, -1, Integer::sum);
        }
        counts.merge(to, 1, Integer::sum);
        return new DepartmentKindFiling(
                kind,
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> new StateCount(count.getKey(), count.getValue()))
                        .toList());
    }

    /** As {@code department}, with these counts, and without forms. */
    private static DepartmentFiling of(DepartmentFiling department, List<DepartmentKindFiling> kinds) {
        return new DepartmentFiling(
                department.getRegionCode(),
                department.getYear(),
                department.getDepartmentCode(),
                department.getDepartmentName(),
                department.getListed(),
                List.of(),
                kinds);
    }

    private static DepartmentFiling.Builder of(String regionCode, int year, String departmentCode) {
        return DepartmentFiling.newBuilder()
                .setRegionCode(regionCode)
                .setYear(year)
                .setDepartmentCode(departmentCode)
                .setListed(false);
    }
}
