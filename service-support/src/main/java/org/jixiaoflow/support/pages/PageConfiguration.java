package org.jixiaoflow.support.pages;

import java.util.List;
import org.jixiaoflow.support.security.Callers;
import org.jixiaoflow.support.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(PageSettings.class)
@Import(HomeController.class)
class PageConfiguration {

    @Bean
    WebMvcConfigurer pages(Callers callers, Problems problems, ObjectProvider<ThymeleafViewResolver> views) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ViewerOfPage(callers));
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new ProblemPages(problems, views));
            }
        };
    }
}
