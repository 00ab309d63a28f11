package org.jixiaoflow.support.security;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@ConditionalOnWebApplication
class AccessLogConfiguration {

    @Bean
    WebMvcConfigurer accessLog(ObjectProvider<Clock> clock) {
        var accessLog = new AccessLog(clock.getIfAvailable(Clock::systemUTC));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(accessLog);
            }
        };
    }
}
