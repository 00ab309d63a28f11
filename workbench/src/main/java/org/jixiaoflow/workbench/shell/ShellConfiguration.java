package org.jixiaoflow.workbench.shell;

import java.util.List;
import java.util.Locale;
import org.jixiaoflow.support.web.Problems;
import org.jixiaoflow.workbench.live.Hints;
import org.jixiaoflow.workbench.services.Introductions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    static final List<Locale> LANGUAGES = List.of(Locale.CHINA, Locale.ENGLISH);

    /** What somebody chose in the header, else what their browser prefers. */
    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLanguage();
    }

    @Bean
    WebMvcConfigurer frame(
            Introductions introductions,
            Hints hints,
            Show show,
            Problems problems,
            ObjectProvider<ThymeleafViewResolver> views) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new FrameOfPage(introductions, hints, show));
                interceptors.addInterceptor(new FilingPages(introductions)).addPathPatterns(FilingPages.PATHS);
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new ProblemPages(problems, introductions, views));
            }
        };
    }
}
