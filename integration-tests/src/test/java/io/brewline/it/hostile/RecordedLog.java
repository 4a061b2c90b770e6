package io.brewline.it.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Takes what Brewline logs in the thread that makes this, with all that stands beside a message, from its making to its
 * closing.
 */
final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Thread owner = Thread.currentThread();
    private final Logger logger;
    private final StringBuilder lines = new StringBuilder();

    RecordedLog() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logger = logging.getLogger("io.brewline");
        logger.setLevel(Level.INFO);
        setContext(logging);
        start();
        logger.addAppender(this);
    }

    /** What was logged since the last call. */
    String take() {
        String text = lines.toString();
        lines.setLength(0);
        return text;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread() != owner) {
            return;
        }
        String failure = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName() + ": "
                        + event.getThrowableProxy().getMessage();
        lines.append(event.getLevel() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                + event.getMDCPropertyMap() + " " + failure + "\n");
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
