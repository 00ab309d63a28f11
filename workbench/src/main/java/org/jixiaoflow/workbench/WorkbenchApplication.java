package org.jixiaoflow.workbench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Starts the workbench. */
@SpringBootConfiguration(proxyBeanMethods = false)
@WorkbenchParts
@ComponentScan
@ConfigurationPropertiesScan
public class WorkbenchApplication {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "workbench");
        SpringApplication.run(WorkbenchApplication.class, args);
    }
}
