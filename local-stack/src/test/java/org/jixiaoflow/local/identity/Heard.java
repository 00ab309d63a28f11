package org.jixiaoflow.local.identity;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the access log says while somebody listens. */
final class Heard implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("jixiao.access");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    Heard() {
        said.start();
        // At the terminal of the local stack's commands it is silent.
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
    }

    List<String> lines() {
        return List.copyOf(said.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(said);
        logger.setLevel(null);
    }
}
