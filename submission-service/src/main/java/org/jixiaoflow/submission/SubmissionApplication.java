package org.jixiaoflow.submission;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the submission service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SubmissionApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "submission-service");
        SpringApplication.run(SubmissionApplication.class, args);
    }
}
