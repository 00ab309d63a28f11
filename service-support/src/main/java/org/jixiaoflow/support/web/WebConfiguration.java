package org.jixiaoflow.support.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebSettings.class)
@Import(ProblemAdvice.class)
class WebConfiguration {

    private static final Locale DEFAULT = Locale.CHINA;

    @Bean
    MessageSource messageSource(WebSettings settings) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(settings.messages(), "refusal-messages", "support-messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    @ConditionalOnMissingBean
    LocaleResolver localeResolver() {
        var locales = new AcceptHeaderLocaleResolver();
        locales.setDefaultLocale(DEFAULT);
        locales.setSupportedLocales(List.of(DEFAULT, Locale.ENGLISH));
        return locales;
    }

    @Bean
    Problems problems(@Qualifier("messageSource") MessageSource messages) {
        return new Problems(messages);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            WebSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        return new FilterRegistrationBean<>(new BodyLimit(settings.largestBody().toBytes(), errors, locales));
    }
}
