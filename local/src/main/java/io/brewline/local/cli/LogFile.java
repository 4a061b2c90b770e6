package io.brewline.local.cli;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what the services log to a file. */
final class LogFile {
    /** Read by {@code logback.xml}. */
    private static final String PROPERTY = "brewline.log";

    private LogFile() {}

    /** To be called before anything logs. */
    static void use(Path file) {
        System.setProperty(PROPERTY, file.toString());
        // Now, by one thread: while the services start side by side, SLF4J would say that it lost lines.
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
