package org.jixiaoflow.support.projection;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.time.Duration;
import java.util.stream.Stream;
import org.jixiaoflow.support.security.Callers;
import org.jixiaoflow.support.web.AdditionalParameter;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@ConditionalOnWebApplication
class ReadYourWritesConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String FORM = "/api/v1/forms/{formId}";

    @Bean
    WebMvcConfigurer readYourWrites(ObjectProvider<FormVersions> versions, Callers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                versions.ifAvailable(known -> interceptors
                        .addInterceptor(new ReadYourWrites(
                                known, request -> callers.caller(request).readership(), PATIENCE))
                        .addPathPatterns(FORM, FORM + "/**"));
            }
        };
    }

    @Bean
    AdditionalParameter atLeastVersion() {
        return new AdditionalParameter(ReadYourWrites.PARAMETER, FORM);
    }

    @Bean
    OpenApiCustomizer atLeast(ObjectProvider<FormVersions> versions) {
        return api -> versions.ifAvailable(known -> api.getPaths().entrySet().stream()
                .filter(path -> path.getKey().startsWith(FORM))
                .flatMap(path -> Stream.ofNullable(path.getValue().getGet()))
                .forEach(ReadYourWritesConfiguration::describe));
    }

    private static void describe(Operation read) {
        read.addParametersItem(new QueryParameter()
                .name(ReadYourWrites.PARAMETER)
                .required(false)
                .schema(new IntegerSchema().format("int64"))
                .description(
                        "A version of the form that there is, e.g. the ETag of a command's answer: waits up to a second"
                                + " until the views show it. The header " + ReadYourWrites.HEADER
                                + " tells how many versions are still missing."));
    }
}
