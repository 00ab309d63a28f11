package org.jixiaoflow.submission.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.FORM;
import static org.jixiaoflow.submission.Samples.content;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.access.Readership;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.tracking.FormDetails;
import org.jixiaoflow.submission.tracking.FormRow;
import org.jixiaoflow.submission.tracking.SimilarForm;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.web.Page;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DisplayName("A form's page")
@SpringBootTest(
        classes = FormPagesTest.Pages.class,
        properties = {
            "spring.config.name=submission-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys"
        })
@AutoConfigureMockMvc
@NullUnmarked
class FormPagesTest {

    private static final FormId ID = FormId.parse(FORM).orElseThrow();
    private static final FormId OTHER =
            FormId.parse("231083-2023-OBJECTIVE-finance").orElseThrow();

    @Autowired
    private MockMvcTester http;

    @MockitoBean
    private TrackedForms forms;

    /** The pages alone; no stereotype, or the real application would find it too. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.jixiaoflow.support.kafka.KafkaConfiguration",
                "org.jixiaoflow.support.projection.ProjectionConfiguration",
                "org.jixiaoflow.support.replies.RepliesConfiguration"
            })
    @Import(FormPages.class)
    static class Pages {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    @DisplayName("names the forms it resembles, how much of it, and leads to them")
    void similar() {
        shown(ID, "民政局");
        when(forms.similar(eq(ID), any()))
                .thenReturn(Optional.of(List.of(
                        new SimilarForm("231083-2022-OBJECTIVE-civil-affairs", "民政局", 2022, true, 6, 6),
                        new SimilarForm(OTHER.toString(), "财政局<b>", 2023, false, 4, 6))));

        var page = open("/forms/" + FORM, "zh");

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("民政局 2023 年度绩效目标表", "与本部门 2022 年度的表单相似", "6 个同名，共 6 个（100%）")
                .contains("与“财政局&lt;b&gt;”相似", "4 个同名，共 6 个（66%）", "/forms/" + OTHER + "?with=" + FORM)
                .contains(content().getIndicators().get(0).getName())
                .doesNotContain("??", "<b>");
        assertThat(open("/forms/" + FORM, "en"))
                .bodyText()
                .contains("Similar to the department’s form of 2022", "4 of 6 indicators have the same name (66 %)")
                .doesNotContain("??");
    }

    @Test
    @DisplayName("marks the indicators another form has too, if that one may be seen")
    void marked() {
        shown(ID, "民政局");
        when(forms.similar(eq(ID), any())).thenReturn(Optional.of(List.of()));

        assertThat(open("/forms/" + FORM + "?with=" + OTHER, "zh"))
                .bodyText()
                .contains("没有与之相似的")
                .doesNotContain("class=\"shared\"");
        shown(OTHER, "财政局");
        assertThat(open("/forms/" + FORM + "?with=" + OTHER, "zh")).bodyText().contains("class=\"shared\"", "同名");
    }

    @Test
    @DisplayName("is found in the list, and is nobody's who may not read the form")
    void list() {
        when(forms.list(any(), any(), any())).thenReturn(new Page<>(List.of(row(ID, "民政局")), 41, 0, 20, null));

        assertThat(open("/forms", "zh"))
                .bodyText()
                .contains("/forms/" + FORM, "民政局", "审核中", "第 1 页，共 3 页", "page=1")
                .doesNotContain("??");
        assertThat(open("/", "zh")).bodyText().contains("href=\"/forms\"", "绩效表单");
        assertThat(open("/forms/" + FORM, "zh")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(open("/forms/no-form", "zh")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private void shown(FormId form, String department) {
        when(forms.find(eq(form), argThat(Readership::submitted)))
                .thenReturn(Optional.of(new FormDetails(
                        row(form, department), content(), List.of(), List.of(), List.of(), List.of(), null)));
    }

    private static FormRow row(FormId form, String department) {
        return new FormRow(
                form.toString(),
                form.regionCode(),
                form.year(),
                FormKind.OBJECTIVE,
                form.departmentCode(),
                null,
                department,
                FormState.SUBMITTED,
                "FINANCE_DIVISION",
                2,
                0,
                null,
                OffsetDateTime.parse("2023-01-05T08:00:00Z"),
                Trigger.SUBMIT,
                "张",
                null,
                null);
    }

    private MvcTestResult open(String uri, String language) {
        return http.get()
                .uri(uri)
                .accept(MediaType.TEXT_HTML)
                .header("Accept-Language", language)
                .with(jwt().jwt(token -> token.subject("wang")
                        .claim("roles", List.of("reviewer"))
                        .claim("regions", List.of("*"))))
                .exchange();
    }
}
