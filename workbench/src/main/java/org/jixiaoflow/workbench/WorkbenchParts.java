package org.jixiaoflow.workbench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * What the workbench takes of Spring Boot and of the services' common code; the list is the file of this name under META-INF/spring. No
 * database and no stream processing is in it, whatever lies on the class path.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@interface WorkbenchParts {}
