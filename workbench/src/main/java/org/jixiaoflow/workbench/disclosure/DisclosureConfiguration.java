package org.jixiaoflow.workbench.disclosure;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    /** What a cache has already isn't sent again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> publicPagesAreTagged() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/public/*");
        return filter;
    }
}
