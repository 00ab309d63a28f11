package org.jixiaoflow.scoring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the scoring service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScoringApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "scoring-service");
        SpringApplication.run(ScoringApplication.class, args);
    }
}
