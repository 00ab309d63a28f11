package org.jixiaoflow.scoring.filing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What a department has filed, form by form. */
final class DepartmentFilings {

    private static final Comparator<FormFiling> BY_FORM = Comparator.comparing(FormFiling::getFormId);

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
     * A department once it has filed, came onto a list or went off it.
     *
     * @return null once it is on no list and has no form
     */
    static @Nullable DepartmentFiling with(@Nullable DepartmentFiling department, DepartmentFiling change) {
        if (department == null) {
            return change.getListed() || !change.getForms().isEmpty() ? change : null;
        }
        var forms = department.getForms();
        if (!change.getForms().isEmpty()) {
            return with(newest(forms, change.getForms()), department);
        }
        return forms.isEmpty() && !change.getListed() ? null : with(forms, change);
    }

    /** As {@code department}, with other forms; a builder would copy those it has, and some have thousands of units. */
    private static DepartmentFiling with(List<FormFiling> forms, DepartmentFiling department) {
        return new DepartmentFiling(
                department.getRegionCode(),
                department.getYear(),
                department.getDepartmentCode(),
                department.getDepartmentName(),
                department.getListed(),
                forms);
    }

    /** Sorted by form, like {@code forms}. An entry that comes again, or late, changes nothing. */
    private static List<FormFiling> newest(List<FormFiling> forms, List<FormFiling> changes) {
        var newest = new ArrayList<>(forms);
        for (var change : changes) {
            var at = Collections.binarySearch(newest, change, BY_FORM);
            if (at < 0) {
                newest.add(-at - 1, change);
            } else if (change.getVersion() > newest.get(at).getVersion()) {
                newest.set(at, change);
            }
        }
        return newest;
    }

    private static DepartmentFiling.Builder of(String regionCode, int year, String departmentCode) {
        return DepartmentFiling.newBuilder()
                .setRegionCode(regionCode)
                .setYear(year)
                .setDepartmentCode(departmentCode)
                .setListed(false);
    }
}
