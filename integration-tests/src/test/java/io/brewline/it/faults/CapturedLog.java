package io.brewline.it.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** What the functions of one schedule log, by whichever thread they run. Thread-safe. */
final class CapturedLog {
    private static final ThreadLocal<CapturedLog> CURRENT = new ThreadLocal<>();

    private static final AppenderBase<ILoggingEvent> APPENDER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            CapturedLog log = CURRENT.get();
            if (log != null) {
                log.lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                        + event.getMDCPropertyMap() + " " + event.getThrowableProxy());
            }
        }
    };

    private final List<String> lines = new CopyOnWriteArrayList<>();

    CapturedLog() {
        listen();
    }

    /** Other tests set up their logging anew, and forget who listens. */
    private static synchronized void listen() {
        Logger pipeline = (Logger) LoggerFactory.getLogger("io.brewline");
        if (!pipeline.isAttached(APPENDER)) {
            APPENDER.setContext(pipeline.getLoggerContext());
            APPENDER.start();
            pipeline.addAppender(APPENDER);
            pipeline.setLevel(Level.INFO);
        }
    }

    /** Captures what this thread logs meanwhile. */
    <T> T during(Supplier<T> work) {
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
