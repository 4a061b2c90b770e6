package io.brewline.local.s3;

import io.brewline.local.PortInUse;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.BindException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A Tomcat that answers plain HTTP on loopback with one servlet behind one filter. {@link #close} stops it. */
final class LoopbackTomcat implements AutoCloseable {
    private static final String NO_DOCUMENTS = null;

    /** Held, for a logger that nobody holds loses its settings. */
    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    static {
        // Tomcat logs through java.util.logging, which says everything on the console unless told otherwise.
        TOMCAT_LOG.setLevel(Level.WARNING);
        TOMCAT_LOG.setUseParentHandlers(false);
        TOMCAT_LOG.addHandler(new SLF4JBridgeHandler());
    }

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    private LoopbackTomcat(Path scratch, int port) {
        // Nobody watches it through JMX, and the beans take time.
        Registry.disableRegistry();
        tomcat.setBaseDir(scratch.toString());
        tomcat.setConnector(connector);
        // Else a port that is taken is a line in the log, and the server runs without it.
        connector.setThrowOnFailure(true);
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxThreads", "64");
        // A refused upload's body is read to its end, so that the client sees the refusal and not a broken pipe.
        connector.setProperty("maxSwallowSize", "-1");
        // Keys hold slashes and backslashes, which clients send escaped.
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
        connector.setAllowBackslash(true);
    }

    /**
     * Starts it.
     *
     * @param scratch a folder for Tomcat's own files
     * @param port where, 0 for any
     * @throws PortInUse where the port is taken
     */
    static LoopbackTomcat start(Path scratch, int port, HttpServlet servlet, Filter filter) {
        LoopbackTomcat server = new LoopbackTomcat(scratch, port);
        server.serve(servlet, filter);
        try {
            server.tomcat.start();
            return server;
        } catch (LifecycleException e) {
            server.close();
            if (causedByBind(e)) {
                throw new PortInUse("S3", port, e);
            }
            throw new IllegalStateException("S3 could not be started: see the log.", e);
        }
    }

    private void serve(HttpServlet servlet, Filter filter) {
        Context context = tomcat.addContext("", NO_DOCUMENTS);
        ((StandardContext) context).setClearReferencesThreadLocals(false);
        ((StandardContext) context).setClearReferencesRmiTargets(false);
        Wrapper wrapper = Tomcat.addServlet(context, "s3", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded("/", "s3");
        FilterDef definition = new FilterDef();
        definition.setFilterName("filter");
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("filter");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
    }

    private static boolean causedByBind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("S3 could not be stopped: see the log.", e);
        }
    }
}
