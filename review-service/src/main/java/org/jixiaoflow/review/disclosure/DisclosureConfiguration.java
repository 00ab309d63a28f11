package org.jixiaoflow.review.disclosure;

import java.util.List;
import org.jixiaoflow.support.security.OpenPlaces;
import org.jixiaoflow.support.web.RateLimit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DisclosureSettings.class)
class DisclosureConfiguration {

    /** What is public nobody need sign in for. */
    @Bean
    OpenPlaces publicIsOpen() {
        return () -> List.of(PublicController.PLACE + "/**");
    }

    /** Nobody who asks without end keeps others from asking. */
    @Bean
    FilterRegistrationBean<RateLimit> publicIsLimited(
            DisclosureSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        var askers = new Askers(settings.passedOnBy());
        var filter =
                new FilterRegistrationBean<>(new RateLimit(askers::of, settings.requestsPerMinute(), errors, locales));
        filter.addUrlPatterns(PublicController.PLACE + "/*");
        return filter;
    }

    /** What a cache has already isn't sent again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> publicIsTagged() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns(PublicController.PLACE + "/*");
        return filter;
    }
}
