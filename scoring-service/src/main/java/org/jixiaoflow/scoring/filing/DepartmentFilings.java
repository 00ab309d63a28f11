package org.jixiaoflow.scoring.filing;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What a department has filed, form by form. */
final class DepartmentFilings {

    private DepartmentFilings() {}

    static String key(DepartmentFiling department) {
        return "%s-%d-%s".formatted(department.getRegionCode(), department.getYear(), department.getDepartmentCode());
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
            return DepartmentFiling.newBuilder(department)
                    .setForms(newest(forms, change.getForms()))
                    .build();
        }
        return forms.isEmpty() && !change.getListed()
                ? null
                : DepartmentFiling.newBuilder(change).setForms(forms).build();
    }

    /** An entry that comes again, or late, changes nothing. */
    private static List<FormFiling> newest(List<FormFiling> forms, List<FormFiling> changes) {
        var newest = new TreeMap<String, FormFiling>();
        Stream.concat(forms.stream(), changes.stream())
                .forEach(form -> newest.merge(
                        form.getFormId(),
                        form,
                        (known, next) -> next.getVersion() > known.getVersion() ? next : known));
        return List.copyOf(newest.values());
    }

    private static DepartmentFiling.Builder of(String regionCode, int year, String departmentCode) {
        return DepartmentFiling.newBuilder()
                .setRegionCode(regionCode)
                .setYear(year)
                .setDepartmentCode(departmentCode)
                .setListed(false);
    }
}
