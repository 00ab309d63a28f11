package org.jixiaoflow.review.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of departments and regions, as departments are registered, and the lists of those that must file and the forms themselves have them. */
@Component
class Directory {

    /** What the list says weighs more than what somebody wrote on a form, a newer year more than an older one. */
    private static final String NAMED = """
            select distinct on (department_code) department_code, department_name from (
              select l.department_code, l.department_name, l.year, 1 as weight from review.listed_department l
              where %s
              union all
              select f.department_code, f.department_name, f.year, 0 from review.form f
              where f.department_name <> '' and %s) named
            order by department_code, weight desc, year desc, department_name""";

    /** From one region's year to the next, as there are far fewer of them than forms. */
    private static final String YEARS = """
            %1$s as (
              (select e.region_code, e.year from review.%1$s e order by e.region_code, e.year limit 1)
              union all
              select next.region_code, next.year from %1$s y cross join lateral (
                select e.region_code, e.year from review.%1$s e where (e.region_code, e.year) > (y.region_code, y.year)
                order by e.region_code, e.year limit 1) next)""";

    private static final String REGIONS = """
            with recursive %s, %s
            select y.region_code, y.year from form y where exists (
              select 1 from review.form f where (f.region_code, f.year) = (y.region_code, y.year) and %s)
            union
            select y.region_code, y.year from listed_department y where exists (
              select 1 from review.listed_department l where (l.region_code, l.year) = (y.region_code, y.year) and %s)
            order by region_code, year desc""".formatted(
                    YEARS.formatted("form"),
                    YEARS.formatted("listed_department"),
                    FormLists.READERSHIP,
                    ReadScope.condition("l.region_code", "l.department_code", "true"));

    private final JdbcClient sql;
    private final DirectorySettings settings;
    private final Registers registers;
    private final WorkingCalendar calendar;

    Directory(JdbcClient sql, DirectorySettings settings, Registers registers, WorkingCalendar calendar) {
        this.sql = sql;
        this.settings = settings;
        this.registers = registers;
        this.calendar = calendar;
    }

    private LocalDate today() {
        return calendar.dayOf(Instant.now());
    }

    /** What the regions call departments, by code; two regions may give one code to two departments. Of those that have a name. */
    Map<String, String> departments(Regions regions, Collection<String> codes) {
        var names = new HashMap<String, String>();
        var some = "%1$s.region_code like any(:regions) and %1$s.department_code = any(:codes)";
        sql.sql(NAMED.formatted(some.formatted("l"), some.formatted("f")))
                .param("regions", regions.patterns())
                .param("codes", new BatchParameters<>(List.copyOf(codes)).texts(code -> code))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        // What somebody registered counts more.
        registers.all().forEach((region, register) -> {
            if (regions.cover(region)) {
                codes.forEach(code -> register.nameOn(code, today()).ifPresent(name -> names.put(code, name)));
            }
        });
        return names;
    }

    /** Departments of a region's year by code: those that must file, and those with a form the reader may see. */
    List<Named> departments(ReadScope readScope, String region, int year) {
        var there = "%1$s.region_code = :region and %1$s.year = :year";
        var register = registers.of(region);
        var day = DepartmentRegister.dayOf(year, today());
        return sql.sql(NAMED.formatted(there.formatted("l"), there.formatted("f") + " and " + FormLists.READERSHIP))
                .params(readScope.parameters())
                .param("region", region)
                .param("year", year)
                .query((row, number) -> new Named(
                        row.getString(1), register.nameOn(row.getString(1), day).orElse(row.getString(2))))
                .list();
    }

    /** Regions with their years: those with a form the reader may see, and those where a department must file that they have to do with. */
    List<RegionYears> regions(ReadScope readScope, Locale locale) {
        return regions(readScope, Regions.NONE, locale);
    }

    /** The same, and their own regions, where they may be the first. */
    List<RegionYears> regions(ReadScope readScope, Regions own, Locale locale) {
        var years = new LinkedHashMap<String, List<Integer>>();
        sql.sql(REGIONS).params(readScope.parameters()).query(row -> {
            years.computeIfAbsent(row.getString(1), region -> new ArrayList<>()).add(row.getInt(2));
        });
        own.single().forEach(region -> years.putIfAbsent(region, List.of()));
        return years.entrySet().stream()
                .map(region -> new RegionYears(
                        region.getKey(), settings.region(region.getKey(), locale), List.copyOf(region.getValue())))
                .toList();
    }
}
