package org.jixiaoflow.support.web;

import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jixiaoflow.support.json.SentJson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebSettings.class)
@Import({ProblemAdvice.class, ErrorDispatch.class})
class WebConfiguration {

    private static final Locale DEFAULT = Locale.CHINA;

    /** Of somebody who is sending a body, or takes nothing of an answer. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Of a connection on which nobody asks anything. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

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

    /** Bodies are read strictly; views, which we wrote ourselves, are not. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer sentJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(SentJson.mapper(json)));
    }

    @Bean
    WebMvcConfigurer parameters(ObjectProvider<AdditionalParameter> further) {
        var known = SingletonSupplier.of(() -> further.stream().toList());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new Parameters(known)).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverterFactory(new NamesInAnyCase());
            }
        };
    }

    @Bean
    RequestRejectedHandler rejected(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors, LocaleResolver locales) {
        return (request, response, rejected) -> {
            request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
            errors.resolveException(request, response, null, rejected);
        };
    }

    /** After Spring Boot's own, so that this one is asked first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> malformedRequests(Problems problems, JsonMapper json) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems, json)));
    }

    @Bean
    FilterRegistrationBean<FormatByAccept> formatByAccept() {
        return new FilterRegistrationBean<>(new FormatByAccept());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowConnections(WebSettings settings) {
        return tomcat -> {
            tomcat.addEngineValves(new SlowSenders(settings.slowSenders()));
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                    http.setDisableUploadTimeout(false);
                    http.setConnectionUploadTimeout(Math.toIntExact(LONGEST_PAUSE.toMillis()));
                    http.setConnectionTimeout(Math.toIntExact(LONGEST_PAUSE.toMillis()));
                    http.setKeepAliveTimeout(Math.toIntExact(LONGEST_SILENCE.toMillis()));
                }
            });
        };
    }

    /** Before all others, so that what they answer is counted too. */
    @Bean
    FilterRegistrationBean<SlowReaders> slowReaders(WebSettings settings) {
        var filter = new FilterRegistrationBean<>(new SlowReaders(settings.slowReaders(), System::nanoTime));
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            WebSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        return new FilterRegistrationBean<>(new BodyLimit(settings.largestBody().toBytes(), errors, locales));
    }

    @Bean
    FilterRegistrationBean<PlainBodies> plainBodies(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors, LocaleResolver locales) {
        return new FilterRegistrationBean<>(new PlainBodies(errors, locales));
    }
}
