package org.jixiaoflow.review.disclosure;

import java.util.List;
import org.jixiaoflow.support.security.OpenPlaces;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    /** What is public nobody need sign in for. */
    @Bean
    OpenPlaces publicIsOpen() {
        return () -> List.of(PublicController.PLACE + "/**");
    }

    /** What a cache has already isn't sent again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> publicIsTagged() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns(PublicController.PLACE + "/*");
        return filter;
    }
}
