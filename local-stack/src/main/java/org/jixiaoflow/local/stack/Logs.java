package org.jixiaoflow.local.stack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the services say goes to a file; the terminal is for people. */
final class Logs {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n";

    private Logs() {}

    /** What is said to {@code file}; who read what, a line of JSON each, to a file of its own. */
    static void to(Path file, Path access) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        context.getLogger("org.apache.kafka").setLevel(Level.WARN);
        context.getLogger("kafka").setLevel(Level.WARN);
        // What a broker found again of its logs and its groups when it was started.
        context.getLogger("org.apache.kafka.storage.internals.log.LogLoader").setLevel(Level.INFO);
        context.getLogger("org.apache.kafka.coordinator.common.runtime").setLevel(Level.INFO);
        context.getLogger("state.change.logger").setLevel(Level.WARN);
        root.addAppender(appender(context, file, PATTERN));
        var accesses = context.getLogger("jixiao.access");
        accesses.setAdditive(false);
        accesses.addAppender(appender(context, access, "%msg%n"));
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file, String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        var older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(appender);
        older.setFileNamePattern(file + ".%i");
        older.setMaxIndex(3);
        older.start();
        var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        full.setContext(context);
        full.setMaxFileSize(FileSize.valueOf("20MB"));
        full.start();
        appender.setRollingPolicy(older);
        appender.setTriggeringPolicy(full);
        appender.start();
        return appender;
    }
}
