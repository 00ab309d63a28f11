package org.jixiaoflow.local.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Needs a browser and the stack of the {@link Office}, and runs in the process that has it. */
@Tag("browser")
@ExtendWith(Office.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface InTheOffice {}
