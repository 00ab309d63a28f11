package org.jixiaoflow.review;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the review service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReviewApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "review-service");
        SpringApplication.run(ReviewApplication.class, args);
    }
}
