package org.jixiaoflow.workbench.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.RateCap;
import org.jixiaoflow.schemas.ScaleGrade;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.PublishedTemplates;
import org.jixiaoflow.workbench.services.Templates;
import org.jixiaoflow.workbench.services.Viewer;
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

@DisplayName("The pages of scoring templates")
class TemplatePagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:03:22Z");

    private final GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();
    private final Show show;

    TemplatePagesTest() throws ClassNotFoundException {
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
    @DisplayName("take every choice of a template into fields, and from there again")
    void fields() {
        var template = template(2, "90.00");
        var faults = new ArrayList<String>();

        var typed = new HashMap<>(TemplateFields.of(template).typed());
        var again = TemplateFields.of(typed).template("standard", 2, "提高优秀线", faults);

        assertThat(faults).isEmpty();
        assertThat(again).isEqualTo(template);
        var sent = new HashMap<String, String>();
        typed.forEach((place, text) -> sent.put(place, text.replace("\n", "\r\n")));
        assertThat(TemplateFields.of(sent).since(TemplateFields.of(template)))
                .as("as a browser sends it")
                .isEmpty();
        typed.put("/levels/0/level1", "");
        typed.put("/executionPoints", "十");
        typed.put("/scales", "优=1、良");
        var changed = TemplateFields.of(typed).template("standard", 2, null, faults);
        assertThat(changed.getLevels())
                .hasSize(1)
                .first()
                .extracting(LevelBudget::getLevel1)
                .isEqualTo("效益指标");
        assertThat(faults).containsExactly("/executionPoints", "/scales");
    }

    @Test
    @DisplayName("list versions with what each changed, and by whom")
    void versions() throws Exception {
        var model = model(TemplateFields.of(template(2, "95.00")));

        assertThat(page("workbench/scoring-template", Locale.CHINA, Right.PUBLISH_RULES, model))
                .contains(
                        "<span>等级</span> <bdi>优</bdi>：<del>90</del> → <ins>95</ins>",
                        "随系统配置",
                        "提高优秀线",
                        "name=\"/scales\"")
                .doesNotContain("id=\"effect\"");
        assertThat(page(
                        "workbench/scoring-templates",
                        Locale.ENGLISH,
                        Right.READ_RULES,
                        Map.of("templates", new Panel<>(List.of(template(1, "90.00")), null))))
                .contains(
                        "href=\"/admin/scoring-templates/standard\"", "every region", "every year", "Self-evaluation");

        // who published it isn't told everybody
        var published = ScoringTemplate.newBuilder(template(1, "90.00"))
                .setPublishedAt(Instant.parse("2026-03-02T04:00:00Z"))
                .build();
        assertThat(page(
                        "workbench/scoring-templates",
                        Locale.ENGLISH,
                        Right.READ_RULES,
                        Map.of("templates", new Panel<>(List.of(published), null))))
                .contains("2026-03-02 12:00")
                .doesNotContain("came with the system");
    }

    @Test
    @DisplayName("tell an effect in counts to who publishes, and by name to who reads scores and publishes nothing")
    void effect() throws Exception {
        var model = model(TemplateFields.of(template(2, "90.00")));
        model.put("effect", effect(null, null));
        var change =
                new Templates.Change(new BigDecimal("91.00"), new BigDecimal("88.50"), Grade.EXCELLENT, Grade.GOOD);
        var named = new HashMap<>(model);
        named.put(
                "effect",
                effect(
                        List.of(new Templates.DepartmentEffect("231083", 2026, "audit", "审计局", change)),
                        List.of(new Templates.FormEffect("231083-2026-SELF_EVALUATION-audit", "审计局", change))));

        assertThat(page("workbench/scoring-template", Locale.CHINA, Right.PUBLISH_RULES, model))
                .contains("重新评分 2 份，其中得分或等级改变 1 份", "优 → 良：1 份", "id=\"do-publish\"")
                .doesNotContain("审计局");
        assertThat(page("workbench/scoring-template", Locale.CHINA, Right.READ_RULES, named))
                .contains("审计局", "-2.50", "href=\"/scores/231083-2026-SELF_EVALUATION-audit\"")
                .doesNotContain("id=\"do-publish\"");
    }

    @Test
    @DisplayName("name faults with their places")
    void faults() throws Exception {
        var model = model(TemplateFields.of(template(2, "90.00")));
        model.put(
                "faults",
                List.of(
                        new PublishedTemplates.Fault("/levels/0/points", "OUT_OF_RANGE", "须在 0 到 100 之间。"),
                        new PublishedTemplates.Fault("", "NONE_FOR_ALL", "须有一个模板适用于所有表单。")));

        assertThat(page("workbench/scoring-template", Locale.CHINA, Right.PUBLISH_RULES, model))
                .contains("data-at=\"/levels/0/points\"", "指标分值", "须有一个模板适用于所有表单。");
    }

    private static Map<String, @Nullable Object> model(TemplateFields fields) {
        var versions = List.of(template(2, "95.00"), template(1, "90.00"));
        var model = new HashMap<String, @Nullable Object>();
        model.put("id", "standard");
        model.put("version", 2);
        model.put("name", "通用模板");
        model.put("copy", false);
        model.put("versions", Version.of(versions));
        model.put("fields", fields);
        model.put("differences", fields.since(TemplateFields.of(versions.get(0))));
        model.put("faults", List.of());
        return model;
    }

    private static Templates.Effect effect(
            @Nullable List<Templates.DepartmentEffect> departments, @Nullable List<Templates.FormEffect> forms) {
        var totals = new Templates.Totals(
                new BigDecimal("180.00"),
                new BigDecimal("90.00"),
                new BigDecimal("89.00"),
                new BigDecimal("91.00"),
                List.of(new GradeCount(Grade.EXCELLENT, 1), new GradeCount(Grade.GOOD, 1)));
        return new Templates.Effect(
                NOW,
                false,
                0,
                2,
                1,
                1,
                1,
                List.of(new Templates.KindEffect(
                        FormKind.SELF_EVALUATION,
                        2,
                        0,
                        1,
                        totals,
                        totals,
                        List.of(new Templates.GradeMove(Grade.EXCELLENT, Grade.GOOD, 1)))),
                departments,
                forms);
    }

    private static ScoringTemplate template(int version, String best) {
        return ScoringTemplate.newBuilder()
                .setTemplateId("standard")
                .setVersion(version)
                .setName("通用模板")
                .setReason(version == 1 ? null : "提高优秀线")
                .setKind(FormKind.SELF_EVALUATION)
                .setExecutionPoints(new BigDecimal("10.00"))
                .setLevels(List.of(
                        new LevelBudget("产出指标", new BigDecimal("50.00"), List.of("数量指标", "质量指标")),
                        new LevelBudget("效益指标", new BigDecimal("40.00"), List.of())))
                .setGradeBands(List.of(
                        new GradeBand(Grade.EXCELLENT, new BigDecimal(best)),
                        new GradeBand(Grade.GOOD, new BigDecimal("80.00")),
                        new GradeBand(Grade.FAIR, new BigDecimal("60.00")),
                        new GradeBand(Grade.POOR, new BigDecimal("0.00"))))
                .setScales(List.of(new GradeScale(List.of(
                        new ScaleGrade("优", new BigDecimal("1.0000")), new ScaleGrade("良", new BigDecimal("0.8500"))))))
                .setOverAchievement(OverAchievement.MINUS2)
                .setNotExceeding(NotExceeding.RATIO)
                .setExactly(Exactly.STRICT)
                .setZeroPenalty(new BigDecimal("0.50"))
                .setRateCaps(List.of(new RateCap(new BigDecimal("80.00"), new BigDecimal("89.00"))))
                .setGraceDays(3)
                .build();
    }

    private String page(String view, Locale locale, Right right, Map<String, @Nullable Object> model) throws Exception {
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
                List.of(Right.READ_SUMS, right),
                List.of("231083"),
                List.of(),
                List.of(new Me.RegionYears("231083", "海林市", List.of(2025, 2026))));
        var request = new MockHttpServletRequest("GET", "/admin/scoring-templates");
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        var response = new MockHttpServletResponse();
        var all = new HashMap<>(model);
        all.putAll(Map.of(
                "viewer",
                new Viewer(me, false, false),
                "words",
                show,
                "path",
                "/admin/scoring-templates",
                "here",
                "/",
                "heard",
                1));
        LocaleContextHolder.setLocale(locale);
        try {
            Objects.requireNonNull(views.resolveViewName(view, locale)).render(all, request, response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
