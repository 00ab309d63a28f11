package org.jixiaoflow.scoring.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.FormScoreView;
import org.jixiaoflow.scoring.effect.ApprovedFormView;
import org.jixiaoflow.scoring.evaluation.DepartmentScores;
import org.jixiaoflow.scoring.evaluation.ScoreSummaries;
import org.jixiaoflow.scoring.filing.DepartmentFilingView;
import org.jixiaoflow.scoring.filing.DepartmentFilings;
import org.jixiaoflow.scoring.filing.FilingSummaries;
import org.jixiaoflow.scoring.filing.FormFilingView;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.projection.Projections;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Overviews, each of one snapshot of the database: the rows of three views and the positions they have come to. Sums are counted from the
 * forms' rows by what the topologies count them with, so that they can't be anything else than the sum of what stands beside them.
 */
@Component
class Overviews {

    private static final int YEARS_BEFORE = 2;

    private static final String OWN = ReadScope.condition("s.region_code", "s.department_code", "true");

    private final JdbcClient sql;
    private final JsonMapper json;
    private final StoredValues<FormScore> scores;
    private final StoredValues<ApprovedForm> forms;
    private final Projections projections;
    private final Registers registers;
    private final WorkingCalendar calendar;
    private final TransactionTemplate snapshot;

    Overviews(
            JdbcClient sql,
            JsonMapper json,
            TopicSerdes serdes,
            Projections projections,
            Registers registers,
            WorkingCalendar calendar,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.json = json;
        this.scores = StoredValues.of(serdes, Topics.FORM_SCORES);
        this.forms = StoredValues.of(serdes, Topics.APPROVED_FORMS);
        this.projections = projections;
        this.registers = registers;
        this.calendar = calendar;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * A region's year.
     *
     * @param namesScores whether scores are shown department by department, not only summed up
     */
    Overview of(String region, int year, FormKind kind, boolean namesScores) {
        return Objects.requireNonNull(snapshot.execute(status -> read(region, year, kind, namesScores)));
    }

    private Overview read(String region, int year, FormKind kind, boolean namesScores) {
        var reflects = List.of(
                Reflected.of(Topics.FORM_FILINGS.name(), projections.asOf(FormFilingView.NAME)),
                Reflected.of(Topics.FORM_SCORES.name(), projections.asOf(FormScoreView.NAME)),
                Reflected.of(Topics.DEPARTMENT_FILINGS.name(), projections.asOf(DepartmentFilingView.NAME)));
        var filings = filings(region, year);
        var scores = scores(region, year);
        FilingSummary filing = null;
        for (var department : filings) {
            filing = FilingSummaries.with(filing, department);
        }
        var summary = ofKind(ScoreSummaries.of(scores), kind);
        return new Overview(
                region,
                year,
                kind,
                reflects,
                filing == null ? 0 : filing.getListed(),
                filing == null ? null : Standing.counted(filing.getKinds(), kind),
                summary.orElse(null),
                called(departments(filings, scores, kind, namesScores), registers.of(region), dayOf(year)),
                years(region, year, kind, summary));
    }

    private LocalDate dayOf(int year) {
        return DepartmentRegister.dayOf(year, calendar.dayOf(Instant.now()));
    }

    /** As they are registered to be called. */
    private static List<DepartmentOverview> called(
            List<DepartmentOverview> departments, DepartmentRegister register, LocalDate day) {
        return departments.stream()
                .map(each -> register.nameOn(each.departmentCode(), day)
                        .map(each::called)
                        .orElse(each))
                .toList();
    }

    /** Departments that are on the list or have a form, by code, with their forms. */
    private List<DepartmentFiling> filings(String region, int year) {
        var listed = new TreeMap<String, DepartmentFiling>();
        var forms = new HashMap<String, List<FormFiling>>();
        sql.sql("select filing from scoring.department_filing where region_code = :region and year = :year and listed")
                .param("region", region)
                .param("year", year)
                .query((row, number) -> json.readValue(row.getString(1), DepartmentFiling.class))
                .list()
                .forEach(department -> listed.put(department.getDepartmentCode(), department));
        sql.sql("""
                        select department_code, form_id, kind, state, version from scoring.form_filing
                        where region_code = :region and year = :year order by form_id collate "C\"""").param("region", region).param("year", year).query(row -> {
            var department = row.getString(1);
            listed.computeIfAbsent(department, code -> unlisted(region, year, code));
            forms.computeIfAbsent(department, code -> new ArrayList<>())
                    .add(new FormFiling(
                            row.getString(2),
                            FormKind.valueOf(row.getString(3)),
                            FormState.valueOf(row.getString(4)),
                            row.getLong(5)));
        });
        return listed.values().stream()
                .map(department -> DepartmentFilings.with(
                        department, forms.getOrDefault(department.getDepartmentCode(), List.of())))
                .toList();
    }

    private static DepartmentFiling unlisted(String region, int year, String department) {
        return DepartmentFiling.newBuilder()
                .setRegionCode(region)
                .setYear(year)
                .setDepartmentCode(department)
                .setListed(false)
                .setForms(List.of())
                .build();
    }

    /** Departments with their forms' scores, by code. */
    private List<DepartmentScore> scores(String region, int year) {
        return departments(sql.sql("""
                        select score from scoring.form_score where region_code = :region and year = :year
                        order by department_code collate "C", form_id collate "C\"""")
                .param("region", region)
                .param("year", year)
                .query((row, number) -> scores.read(row.getBytes(1)))
                .list());
    }

    private static List<DepartmentScore> departments(List<FormScore> scores) {
        var departments = new LinkedHashMap<String, List<FormScore>>();
        scores.forEach(score -> departments
                .computeIfAbsent(score.getYear() + "-" + score.getDepartmentCode(), key -> new ArrayList<>())
                .add(score));
        return departments.values().stream().map(DepartmentScores::of).toList();
    }

    private static Optional<KindSummary> ofKind(@Nullable ScoreSummary summary, FormKind kind) {
        return summary == null
                ? Optional.empty()
                : summary.getKinds().stream()
                        .filter(each -> each.getKind() == kind)
                        .findFirst();
    }

    /** What is published of other years; of this one what was counted here. */
    private List<YearOverview> years(String region, int year, FormKind kind, Optional<KindSummary> summary) {
        var years = new ArrayList<YearOverview>();
        sql
                .sql("select summary from scoring.score_summary where left(key, 7) = :region || '-'")
                .param("region", region)
                .query((row, number) -> json.readValue(row.getString(1), ScoreSummary.class))
                .list()
                .stream()
                .filter(each -> each.getYear() != year)
                .forEach(each ->
                        ofKind(each, kind).ifPresent(scores -> years.add(new YearOverview(each.getYear(), scores))));
        summary.ifPresent(scores -> years.add(new YearOverview(year, scores)));
        years.sort(Comparator.comparingInt(YearOverview::year));
        return years;
    }

    private static List<DepartmentOverview> departments(
            List<DepartmentFiling> filings, List<DepartmentScore> scores, FormKind kind, boolean namesScores) {
        var filed = new HashMap<String, DepartmentFiling>();
        filings.forEach(each -> filed.put(each.getDepartmentCode(), each));
        var names = new HashMap<String, String>();
        scores.forEach(each -> names.put(each.getDepartmentCode(), each.getDepartmentName()));
        var scored = new TreeMap<String, Scored>();
        if (namesScores) {
            scores.forEach(
                    each -> Scored.of(each, kind).ifPresent(score -> scored.put(each.getDepartmentCode(), score)));
        }
        var rows = new ArrayList<DepartmentOverview>();
        BigDecimal above = null;
        var rank = 0;
        for (var score : scored.values().stream().sorted().toList()) {
            rank = above != null && score.mean().compareTo(above) == 0 ? rank : rows.size() + 1;
            above = score.mean();
            rows.add(score.row(filed.remove(score.department().getDepartmentCode()), kind, rank));
        }
        filings.stream()
                .filter(each -> filed.containsKey(each.getDepartmentCode()))
                .filter(each -> each.getListed() || !formsOf(each, kind).isEmpty())
                .map(each -> unscored(each, names.get(each.getDepartmentCode()), kind))
                .forEach(rows::add);
        return rows;
    }

    static List<FormFiling> formsOf(DepartmentFiling filing, FormKind kind) {
        return filing.getForms().stream().filter(form -> form.getKind() == kind).toList();
    }

    private static DepartmentOverview unscored(DepartmentFiling filing, @Nullable String name, FormKind kind) {
        return new DepartmentOverview(
                filing.getDepartmentCode(),
                filing.getDepartmentName() == null ? name : filing.getDepartmentName(),
                filing.getListed(),
                Standing.of(filing, kind),
                formsOf(filing, kind),
                null,
                0,
                null,
                null,
                List.of());
    }

    /**
     * A department's year with its other years, and those in which there was what it came of instead; nothing if it has no score the caller
     * may read.
     */
    Optional<DepartmentHistory> history(ReadScope readScope, String region, int year, String department) {
        var register = registers.of(region);
        var origins = register.originsOf(department);
        return Objects.requireNonNull(snapshot.execute(status -> {
            var reflects = Reflected.of(Topics.FORM_SCORES.name(), projections.asOf(FormScoreView.NAME));
            var years = new TreeMap<Integer, List<FormScore>>();
            sql
                    .sql("""
                            select s.score from scoring.form_score s
                            where s.region_code = :region and (s.department_code = :department or s.department_code = any(:origins)) and %s
                            order by s.year, s.form_id collate "C\"""".formatted(OWN))
                    .param("region", region)
                    .param("department", department)
                    .param("origins", origins.keySet().toArray(String[]::new))
                    .params(readScope
                            .withPredecessors(department, origins.keySet())
                            .parameters())
                    .query((row, number) -> scores.read(row.getBytes(1)))
                    .list()
                    .stream()
                    .filter(score -> isPast(origins, score.getDepartmentCode(), score.getYear()))
                    .forEach(score -> years.computeIfAbsent(score.getYear(), none -> new ArrayList<>())
                            .add(score));
            return Optional.ofNullable(years.get(year))
                    .map(forms -> own(forms, department))
                    .filter(forms -> !forms.isEmpty())
                    .map(forms -> new DepartmentHistory(
                            reflects,
                            called(DepartmentScores.of(forms)),
                            years.values().stream()
                                    .map(each -> historicYear(each, department, register))
                                    .toList()));
        }));
    }

    private static List<FormScore> own(List<FormScore> forms, String department) {
        return forms.stream()
                .filter(each -> each.getDepartmentCode().equals(department))
                .toList();
    }

    /** @param forms of a year, the department's own or those of what it came of */
    private DepartmentHistory.Year historicYear(List<FormScore> forms, String department, DepartmentRegister register) {
        var year = forms.get(0).getYear();
        var own = own(forms, department);
        return own.isEmpty()
                ? new DepartmentHistory.Year(
                        year,
                        DepartmentScores.of(forms).getKinds(),
                        forms.stream()
                                .map(FormScore::getDepartmentCode)
                                .distinct()
                                .map(code -> new NamedDepartment(
                                        code, register.nameOn(code, dayOf(year)).orElse(code)))
                                .toList())
                : new DepartmentHistory.Year(year, DepartmentScores.of(own).getKinds(), List.of());
    }

    private DepartmentScore called(DepartmentScore score) {
        return registers
                .of(score.getRegionCode())
                .nameOn(score.getDepartmentCode(), dayOf(score.getYear()))
                .map(name -> DepartmentScore.newBuilder(score)
                        .setDepartmentName(name)
                        .build())
                .orElse(score);
    }

    /**
     * A department's indicators in the year and the two before, with those of the departments it came of; nothing if there is none that is scored
     * and the caller may read. A form whose score and content are of two approvals isn't there yet.
     */
    Optional<YearOnYear> yearOnYear(ReadScope readScope, String region, int year, String department) {
        var register = registers.of(region);
        var origins = register.originsOf(department);
        return Objects.requireNonNull(snapshot.execute(status -> {
            var reflects = List.of(
                    Reflected.of(Topics.FORM_SCORES.name(), projections.asOf(FormScoreView.NAME)),
                    Reflected.of(Topics.APPROVED_FORMS.name(), projections.asOf(ApprovedFormView.NAME)));
            var found = sql.sql("""
                            select a.form, s.score from scoring.form_score s
                            join scoring.approved_form a on a.form_id = s.form_id and a.version = s.version
                            where s.region_code = :region and (s.department_code = :department or s.department_code = any(:origins))
                              and s.year between :year - %d and :year and %s
                            order by s.year desc, s.department_code <> :department, s.department_code collate "C", s.kind desc,
                              s.form_id collate "C\"""".formatted(YEARS_BEFORE, OWN))
                    .param("region", region)
                    .param("department", department)
                    .param("origins", origins.keySet().toArray(String[]::new))
                    .param("year", year)
                    .params(readScope
                            .withPredecessors(department, origins.keySet())
                            .parameters())
                    .query((row, number) ->
                            scored(forms.read(row.getBytes(1)), scores.read(row.getBytes(2)), department, register))
                    .list();
            var past = found.stream()
                    .filter(each -> isPast(
                            origins,
                            each.form().getDepartmentCode(),
                            each.form().getYear()))
                    .toList();
            return Optional.of(YearOnYear.of(reflects, past))
                    .filter(compared -> !compared.rows().isEmpty());
        }));
    }

    /** What was filed under another code after the change is no more this department's past. */
    private static boolean isPast(Map<String, LocalDate> origins, String department, int year) {
        return year <= origins.getOrDefault(department, LocalDate.MAX).getYear();
    }

    private YearOnYear.Scored scored(
            ApprovedForm form, FormScore score, String department, DepartmentRegister register) {
        var code = form.getDepartmentCode();
        return code.equals(department)
                ? new YearOnYear.Scored(form, score, null, null)
                : new YearOnYear.Scored(
                        form,
                        score,
                        code,
                        register.nameOn(code, dayOf(form.getYear())).orElse(code));
    }
}
