package io.brewline.log;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Through which SLF4J finds this log. Made once by it; thread-safe. */
public final class JsonLogProvider implements SLF4JServiceProvider {
    /** The release line of SLF4J that this was made for (<a href="https://www.slf4j.org/faq.html">its FAQ</a>). */
    private static final String SLF4J_VERSION = "2.0.99";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new BasicMDCAdapter();
    private final ConcurrentMap<String, JsonLogger> loggers = new ConcurrentHashMap<>();
    private final JsonLine line = new JsonLine(Clock.systemUTC(), context);

    @Override
    public void initialize() {
        // Nothing to read and nothing to open.
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, made -> new JsonLogger(made, line));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return SLF4J_VERSION;
    }
}
