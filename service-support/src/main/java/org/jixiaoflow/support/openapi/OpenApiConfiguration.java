package org.jixiaoflow.support.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.jixiaoflow.support.security.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;

/** After springdoc's own, so that our types are described here before anything else looks into them. */
@AutoConfiguration(afterName = "org.springdoc.core.configuration.SpringDocConfiguration")
@ConditionalOnWebApplication
class OpenApiConfiguration {

    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithClass(ProblemDetail.class, ProblemDescription.class);
    }

    @Bean
    Models models() {
        return new Models();
    }

    @Bean
    Meanings meanings() {
        return new Meanings();
    }

    @Bean
    FileAnswers fileAnswers() {
        return new FileAnswers();
    }

    @Bean
    Responses responses() {
        return new Responses();
    }

    @Bean
    Schemas schemas() {
        return new Schemas();
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        var components = new Components()
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        ModelConverters.getInstance().readAll(ProblemDescription.class).forEach(components::addSchemas);
        Responses.declareIn(components);
        return new OpenAPI()
                .info(new Info().title("绩效流 Jixiao Flow – " + service).version("v1"))
                .addServersItem(new Server().url("/").description("This service"))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }
}
