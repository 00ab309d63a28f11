package org.jixiaoflow.workbench.services;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jixiaoflow.support.json.AvroModule;
import org.jixiaoflow.workbench.session.Passes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ServicesConfiguration {

    /** As long as the journals of a year may take. */
    private static final Duration A_YEAR = Duration.ofMinutes(10);

    /** As long as trying a template on all forms may take. */
    private static final Duration ALL_SCORES = Duration.ofMinutes(1);

    /** A service may say more than pages show. */
    private static JsonMapper json() {
        return JsonMapper.builder()
                .addModule(new AvroModule())
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    @Bean
    Submission submission(ServiceSettings settings, Passes passes) {
        return new Submission(
                new Service("submission", settings.submission(), settings.patience(), json(), passes::current));
    }

    @Bean
    Review review(ServiceSettings settings, Passes passes) {
        return new Review(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }

    @Bean
    Desk desk(ServiceSettings settings, Passes passes) {
        return new Desk(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }

    @Bean
    Scoring scoring(ServiceSettings settings, Passes passes) {
        return new Scoring(new Service("scoring", settings.scoring(), settings.patience(), json(), passes::current));
    }

    @Bean
    Departments departments(ServiceSettings settings, Passes passes) {
        return new Departments(
                new Service("scoring", settings.scoring(), settings.patience(), json(), passes::current));
    }

    @Bean
    Templates templates(ServiceSettings settings, Passes passes) {
        return new Templates(new Service("scoring", settings.scoring(), ALL_SCORES, json(), passes::current));
    }

    @Bean
    Routes routes(ServiceSettings settings, Passes passes) {
        return new Routes(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }

    @Bean
    Rules rules(ServiceSettings settings, Passes passes) {
        return new Rules(
                new Service("submission", settings.submission(), settings.patience(), json(), passes::current));
    }

    @Bean
    Deliveries deliveries(ServiceSettings settings, Passes passes) {
        return new Deliveries(
                new Service("notification", settings.notification(), settings.patience(), json(), passes::current));
    }

    @Bean
    DeadLetters deadLetters(ServiceSettings settings, Passes passes) {
        return new DeadLetters(
                new Service("submission", settings.submission(), settings.patience(), json(), passes::current));
    }

    @Bean
    Operations operations(ServiceSettings settings, Passes passes) {
        var services = new LinkedHashMap<String, Service>();
        List.of("submission", "review", "scoring", "notification")
                .forEach(name -> services.put(
                        name, new Service(name, settings.of(name), settings.patience(), json(), passes::current)));
        return new Operations(Collections.unmodifiableMap(services));
    }

    @Bean
    Audits audits(ServiceSettings settings, Passes passes) {
        return new Audits(new Service("review", settings.review(), A_YEAR, json(), passes::current), json());
    }

    /** What everybody may read is asked for without a token. */
    @Bean
    Disclosure disclosure(ServiceSettings settings) {
        return new Disclosure(new Service("review", settings.review(), settings.patience(), json(), Passes::anybodys));
    }

    @Bean
    Library library(ServiceSettings settings, Passes passes) {
        return new Library(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }

    @Bean
    People people(ServiceSettings settings, Passes passes) {
        return new People(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }

    @Bean
    Portals portals(ServiceSettings settings, Passes passes) {
        return new Portals(
                new Service("submission", settings.submission(), settings.patience(), json(), passes::current));
    }

    @Bean
    Publications publications(ServiceSettings settings, Passes passes) {
        return new Publications(new Service("review", settings.review(), settings.patience(), json(), passes::current));
    }
}
