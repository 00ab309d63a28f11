package org.jixiaoflow.workbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelScore;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.StateCount;
import org.jixiaoflow.workbench.services.DepartmentHistory;
import org.jixiaoflow.workbench.services.Departments;
import org.jixiaoflow.workbench.services.Flow;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Overview;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Part;
import org.jixiaoflow.workbench.services.Viewer;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

@DisplayName("The pages of progress and scores")
class DashboardPagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:03:22Z");
    private static final AsOf FRESH = new AsOf(NOW, false, false);
    private static final AsOf BEHIND = new AsOf(NOW, false, true);
    private static final Choice CHOICE = new Choice("231083", 2026, FormKind.OBJECTIVE, null);

    private final GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();
    private final Show show;

    DashboardPagesTest() throws ClassNotFoundException {
        var words = new ResourceBundleMessageSource();
        words.setBasename("workbench-messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        context.getBeanFactory().registerSingleton("messageSource", words);
        var settings = Class.forName("org.jixiaoflow.workbench.shell.PageSettings");
        context.getBeanFactory()
                .registerSingleton(
                        "settings",
                        BeanUtils.instantiateClass(settings.getDeclaredConstructors()[0], ZoneId.of("Asia/Shanghai")));
        context.getBeanFactory().registerSingleton("clock", Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBeanDefinition(
                "show", new RootBeanDefinition(Show.class, AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR, false));
        context.refresh();
        show = context.getBean(Show.class);
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(words);
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        views.setApplicationContext(context);
    }

    @Test
    @DisplayName(
            "write every number into a table, rank departments with the same mean alike, and compare with last year")
    void board() throws Exception {
        var page = page("workbench/panels", Locale.CHINA, board(overview(), FRESH));

        assertThat(page)
                .contains("比上年高 1.5 分。", "停留最久：财政业务股，已 4 个工作日：", "审计局</bdi>", "1 份，2026-03-01 到期")
                .contains("<td class=\"number heat h3\"", "title=\"45.00 / 50.00\"", "截至 12:03:22")
                .containsSubsequence(
                        "data-department=\"civil-affairs\"", ">1</td>", "data-department=\"education\"", ">1</td>")
                .doesNotContain("as-of late");
    }

    @Test
    @DisplayName("are written once for all who see the same in the same language")
    void once() {
        var rendered = new RenderedPanels(views, show);
        var first = rendered(rendered, FRESH, Locale.CHINA);

        assertThat(rendered(rendered, FRESH, Locale.CHINA)).isSameAs(first);
        assertThat(first).contains("截至 12:03:22").doesNotContain("as-of late");
        assertThat(rendered(rendered, BEHIND, Locale.CHINA)).contains("as-of late");
        assertThat(rendered(rendered, FRESH, Locale.ENGLISH)).contains("as of 12:03:22");
    }

    @Test
    @DisplayName("show panels alone where nothing else is asked for, and nothing without a region")
    void alone() throws Exception {
        var model = Map.<String, Object>of("choice", CHOICE, "panels", "<section id=\"flow\"></section>");
        var nowhere = new Choice(null, 2026, FormKind.OBJECTIVE, null);

        assertThat(page("workbench/dashboard :: panels", Locale.CHINA, model))
                .isEqualToIgnoringWhitespace("<section id=\"flow\"></section>");
        assertThat(page("workbench/dashboard :: panels", Locale.CHINA, Map.of("choice", nowhere)))
                .isBlank();
    }

    private String rendered(RenderedPanels rendered, AsOf counted, Locale locale) {
        var overview = overview();
        var seen = new Seen(new Panel<>(overview, null), Board.of(overview), counted, Panel.none(), null);
        LocaleContextHolder.setLocale(locale);
        try {
            return rendered.of(CHOICE, seen, locale, request(locale), new MockHttpServletResponse());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    @DisplayName("turn amber, and say why, when they lack what was heard of")
    void behind() throws Exception {
        assertThat(page("workbench/panels", Locale.CHINA, board(overview(), BEHIND)))
                .contains("as-of late", "数据滞后，正在追赶");
        assertThat(page("workbench/panels", Locale.ENGLISH, board(overview(), new AsOf(null, true, true))))
                .contains("as-of late", "being rebuilt, not complete");
    }

    @Test
    @DisplayName("show what there is while a service is down, and nothing of a year without forms")
    void parts() throws Exception {
        var down = board(overview(), FRESH);
        down.put("flow", new Panel<Flow>(null, "review"));
        down.put("flowing", null);
        var none = board(new Overview(overview().reflects(), 0, null, null, List.of(), List.of()), FRESH);

        assertThat(page("workbench/panels", Locale.CHINA, down)).contains("审核服务暂时没有答复", "id=\"ranking\"");
        assertThat(page("workbench/panels", Locale.CHINA, none))
                .contains("该年度还没有这类表单")
                .doesNotContain("id=\"ranking\"");
        var seen = overview();
        var unlisted = board(
                new Overview(
                        seen.reflects(),
                        0,
                        seen.filing(),
                        seen.scores(),
                        seen.departments().subList(0, 2),
                        List.of()),
                FRESH);
        assertThat(page("workbench/panels", Locale.CHINA, unlisted))
                .contains("还没有该年度的应编报部门名单", "<strong><span>2</span></strong> <span>已批复部门")
                .doesNotContain("未编报部门", "名单外");
    }

    @Test
    @DisplayName(
            "lead from a tile to the departments it counts, called as their forms call them where nothing else does")
    void counted() throws Exception {
        var seen = overview();
        var unnamed = new Overview.Department(
                "sport", null, false, Overview.Standing.OPEN, List.of(), null, 0, null, null, List.of());
        var departments =
                Stream.concat(seen.departments().stream(), Stream.of(unnamed)).toList();
        var overview = new Overview(
                        seen.reflects(), seen.listed(), seen.filing(), seen.scores(), departments, seen.years())
                .named(Map.of("sport", "体育局", "audit", "别的"));
        var page = board(overview, FRESH);
        assertThat(page("workbench/panels", Locale.CHINA, page))
                .contains("&amp;only=FILED#ranking\"", "&amp;only=MISSING#ranking\"", "体育局</bdi>")
                .doesNotContain("id=\"only\"");

        page.put("choice", new Choice("231083", 2026, FormKind.OBJECTIVE, Tile.FILED));
        assertThat(page("workbench/panels", Locale.CHINA, page))
                .contains(
                        "只列出：已送审部门", "列出全部 4 个部门", "data-department=\"civil-affairs\"", "data-department=\"education\"")
                .doesNotContain("data-department=\"audit\"", "data-department=\"sport\"", "合计");
        page.put("choice", new Choice("231083", 2026, FormKind.OBJECTIVE, Tile.MISSING));
        assertThat(page("workbench/panels", Locale.CHINA, page))
                .contains("data-department=\"audit\"")
                .doesNotContain("data-department=\"education\"", "data-department=\"sport\"");
    }

    @Test
    @DisplayName("say of a region nobody knows that there is nothing of it, and choose no other")
    void nowhere() throws Exception {
        var page = new HashMap<String, @Nullable Object>();
        page.put("choice", new Choice("999999", 2026, FormKind.OBJECTIVE, null));
        page.put("years", List.of(2026));

        assertThat(page("workbench/dashboard", Locale.CHINA, page))
                .contains(
                        "<option value=\"231083\">海林市</option>",
                        "<option value=\"999999\" selected",
                        "还没有您可以查看的 999999 的表单");
        page.put("choice", CHOICE);
        assertThat(page("workbench/dashboard", Locale.CHINA, page))
                .contains("<option value=\"231083\" selected=\"selected\">海林市</option>")
                .doesNotContain("999999", "id=\"nowhere\"");
    }

    @Test
    @DisplayName("lead from a department's year to the score of each form")
    void department() throws Exception {
        var score = DepartmentScore.newBuilder()
                .setRegionCode("231083")
                .setYear(2026)
                .setDepartmentCode("education")
                .setDepartmentName("教育局")
                .setForms(List.of(DepartmentFormScore.newBuilder()
                        .setFormId("231083-2026-OBJECTIVE-education")
                        .setKind(FormKind.OBJECTIVE)
                        .setTotal(number("91.50"))
                        .setGrade(Grade.EXCELLENT)
                        .setGradeBands(List.of())
                        .setLevels(List.of(new LevelScore("COMPLETENESS", number("45.00"), number("50.00"))))
                        .build()))
                .setMean(number("91.50"))
                .setGrade(Grade.EXCELLENT)
                .setKinds(List.of())
                .build();
        var history = new DepartmentHistory(
                new Overview.Reflected(NOW, false),
                score,
                List.of(
                        new DepartmentHistory.Year(
                                2025, List.of(kind("93.00")), List.of(new NamedDepartment("sport", "体育局"))),
                        new DepartmentHistory.Year(2026, List.of(kind("91.50")), List.of())));
        var model = new HashMap<String, @Nullable Object>();
        model.put("region", "231083");
        model.put("year", 2026);
        model.put("code", "education");
        model.put("name", "教育局");
        model.put("forms", new Panel<>(new Part<>(List.of(), 0, 0, 200, null), null));
        model.put("down", null);
        model.put("history", history);
        model.put("asOf", FRESH);
        model.put("trends", List.of(DashboardController.KindTrend.of(history, FormKind.OBJECTIVE)));

        assertThat(page("workbench/department", Locale.CHINA, model))
                .contains("href=\"/scores/231083-2026-OBJECTIVE-education\"", "完整性 45/50", "比上年低 1.5 分。", "教育局 2026")
                .containsSubsequence("2025 年是变更前部门的平均分", "体育局", "sport")
                .doesNotContain("href=\"/departments/231083/2025/education\"");
    }

    @Test
    @DisplayName(
            "put beside a department's indicators those of the ones it came of, by name, and show what became of them")
    void merged() throws Exception {
        var merger = new Departments.Related("sport", "体育局", DepartmentChangeKind.MERGED, LocalDate.of(2026, 1, 1));
        var model = new HashMap<String, @Nullable Object>();
        model.put("region", "231083");
        model.put("year", 2026);
        model.put("code", "education");
        model.put("name", "教体局");
        model.put("forms", new Panel<>(new Part<>(List.of(), 0, 0, 200, null), null));
        model.put("trends", List.of());
        model.put(
                "compared",
                new YearOnYear(
                        List.of(2026, 2025),
                        List.of(new YearOnYear.Row(
                                null,
                                "产出指标",
                                "健身点",
                                List.of(
                                        new YearOnYear.Value(2026, null, null, "9", "个", null, null, null, null),
                                        new YearOnYear.Value(2025, "体育局", null, "7", "个", "8", null, null, null))))));
        model.put(
                "entry",
                new Departments.Entry(
                        2,
                        new Departments.Department("education", "教体局", List.of(), null, List.of(merger), List.of()),
                        List.of(
                                change(
                                        2,
                                        DepartmentChangeKind.MERGED,
                                        List.of(new NamedDepartment("sport", "体育局")),
                                        List.of(new NamedDepartment("education", "教体局"))),
                                change(
                                        1,
                                        DepartmentChangeKind.REGISTERED,
                                        List.of(),
                                        List.of(
                                                new NamedDepartment("education", "原教育局"),
                                                new NamedDepartment("sport", "原体育局"),
                                                new NamedDepartment("water", "水务局"))))));
        model.put("predecessors", List.of(new DashboardController.Predecessor(merger, List.of())));

        assertThat(page("workbench/department", Locale.CHINA, model))
                .containsSubsequence("健身点", "9 个", "体育局 </span>", "7 个", "8")
                .contains("变更前：体育局（sport）的表单", "合并", "2026-01-01 起", "县编〔2025〕8号", "周明", "原教育局", "原体育局")
                .doesNotContain("水务局");
    }

    private static DepartmentChange change(
            int version, DepartmentChangeKind kind, List<NamedDepartment> before, List<NamedDepartment> after) {
        return DepartmentChange.newBuilder()
                .setRegionCode("231083")
                .setVersion(version)
                .setKind(kind)
                .setDepartments(before)
                .setSuccessors(after)
                .setEffectiveOn("2026-01-01")
                .setReason("县编〔2025〕8号")
                .setChangedBy(Actor.newBuilder()
                        .setId("b")
                        .setName("周明")
                        .setRole("business-administrator")
                        .build())
                .setChangedAt(NOW)
                .build();
    }

    @Test
    @DisplayName("say of an earlier year what was reached and what that earned")
    void reached() throws Exception {
        var then = new YearOnYear.Value(
                2025, null, null, "高", null, null, QualitativeBand.PARTLY, number("6.50"), number("10.00"));

        assertThat(page("workbench/parts :: reached(then=${then})", Locale.CHINA, Map.of("then", then)))
                .isEqualTo("<bdi>完成 部分达成，得 6.5/10 分</bdi>");
    }

    @Test
    @DisplayName("show a department's forms before any of them is scored")
    void unscored() throws Exception {
        var model = new HashMap<String, @Nullable Object>();
        model.put("region", "231083");
        model.put("year", 2026);
        model.put("code", "education");
        model.put("name", null);
        model.put("forms", new Panel<>(new Part<>(List.of(), 0, 0, 200, null), null));
        model.put("down", "scoring");
        model.put("history", null);
        model.put("asOf", null);
        model.put("trends", List.of());

        assertThat(page("workbench/department", Locale.CHINA, model))
                .contains("评分服务暂时没有答复", "未填部门名称（education）")
                .doesNotContain("id=\"scores\"");
    }

    private static DepartmentKindScore kind(String mean) {
        return new DepartmentKindScore(FormKind.OBJECTIVE, 1, number(mean), Grade.EXCELLENT, number(mean));
    }

    private static Map<String, @Nullable Object> board(Overview overview, AsOf asOf) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("choice", CHOICE);
        model.put("years", List.of(2026, 2025));
        model.put("overview", new Panel<>(overview, null));
        model.put("board", Board.of(overview));
        model.put("counted", asOf);
        model.put("flow", new Panel<>(flow(), null));
        model.put("flowing", FRESH);
        return model;
    }

    private static Overview overview() {
        return new Overview(
                Collections.nCopies(3, new Overview.Reflected(NOW, false)),
                3,
                new KindFiling(FormKind.OBJECTIVE, List.of(new StateCount(FormState.APPROVED, 2)), 1, 2, 2, 0),
                summary("91.50", 2),
                List.of(
                        department("civil-affairs", 1, "91.50"),
                        department("education", 1, "91.50"),
                        new Overview.Department(
                                "audit",
                                "审计局",
                                true,
                                Overview.Standing.MISSING,
                                List.of(),
                                null,
                                0,
                                null,
                                null,
                                List.of())),
                List.of(new Overview.Year(2025, summary("90.00", 1)), new Overview.Year(2026, summary("91.50", 2))));
    }

    private static Overview.Department department(String code, int rank, String mean) {
        return new Overview.Department(
                code,
                code,
                true,
                Overview.Standing.APPROVED,
                List.of(new FormFiling("231083-2026-OBJECTIVE-" + code, FormKind.OBJECTIVE, FormState.APPROVED, 5L)),
                rank,
                1,
                number(mean),
                Grade.EXCELLENT,
                List.of(level()));
    }

    private static LevelSummary level() {
        return new LevelSummary("COMPLETENESS", 1, number("45.00"), number("50.00"), number("45.00"));
    }

    private static KindSummary summary(String mean, int forms) {
        return KindSummary.newBuilder()
                .setKind(FormKind.OBJECTIVE)
                .setDepartments(forms)
                .setForms(forms)
                .setSum(number(mean))
                .setMean(number(mean))
                .setLowest(number(mean))
                .setHighest(number(mean))
                .setGrades(List.of(new GradeCount(Grade.EXCELLENT, forms)))
                .setLevels(List.of(level()))
                .build();
    }

    private static Flow flow() {
        return new Flow(
                NOW,
                false,
                List.of(
                        new Flow.Station(null, null, null, 1, null, null, null, null, null, null, 1),
                        new Flow.Station(
                                FormState.SUBMITTED,
                                "FINANCE_DIVISION",
                                "财政业务股",
                                3,
                                1,
                                3,
                                4,
                                NOW.minusSeconds(500_000),
                                "231083-2026-OBJECTIVE-housing",
                                "建设局",
                                0)),
                List.of(new Flow.Late("audit", "审计局", 1, Instant.parse("2026-03-01T15:59:59Z"))));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private MockHttpServletRequest request(Locale locale) {
        var request = new MockHttpServletRequest("GET", "/dashboard");
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        return request;
    }

    private String page(String view, Locale locale, Map<String, @Nullable Object> model) throws Exception {
        var me = new Me(
                "sun",
                "孙",
                null,
                List.of(new Me.Named("auditor", "审计")),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                false,
                List.of(Right.READ_SUMS),
                List.of("231083"),
                List.of(),
                List.of(new Me.RegionYears("231083", "海林市", List.of(2025, 2026))));
        var request = request(locale);
        var response = new MockHttpServletResponse();
        var all = new HashMap<>(model);
        all.putAll(Map.of(
                "viewer", new Viewer(me, false, false), "words", show, "path", "/dashboard", "here", "/", "heard", 1));
        LocaleContextHolder.setLocale(locale);
        try {
            Objects.requireNonNull(views.resolveViewName(view, locale)).render(all, request, response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
