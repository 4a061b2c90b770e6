package io.brewline.local.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.brewline.local.PortInUse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.stream.BindFailedException;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/** ElasticMQ's server on loopback. {@link #close} stops it. */
final class ElasticMq implements AutoCloseable {
    private static final FiniteDuration STOP_LIMIT = Duration.create(500, TimeUnit.MILLISECONDS);

    /** A few threads instead of several per core, and nothing that waits for the JVM's end. */
    private static final Config PEKKO = ConfigFactory.parseString("""
                    pekko {
                      loglevel = WARNING
                      stdout-loglevel = OFF
                      daemonic = on
                      log-dead-letters = off
                      library-extensions = []
                      jvm-exit-on-fatal-error = off
                      coordinated-shutdown.run-by-jvm-shutdown-hook = off
                      actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
                      actor.internal-dispatcher.fork-join-executor { parallelism-min = 1, parallelism-max = 2 }
                    }
                    """).withFallback(ConfigFactory.load());

    private final ActorSystem actors;
    private final Http.ServerBinding binding;

    private ElasticMq(ActorSystem actors, Http.ServerBinding binding) {
        this.actors = actors;
        this.binding = binding;
    }

    /**
     * Starts it.
     *
     * @param port where, 0 for any
     * @throws PortInUse where the port is taken
     */
    static ElasticMq start(int port) {
        ActorSystem actors = ActorSystem.create("sqs", PEKKO);
        try {
            SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                    .withInterface("127.0.0.1")
                    .withPort(port)
                    .withAWSRegion(LocalSqs.REGION.id())
                    .withAWSAccountId(LocalSqs.ACCOUNT)
                    .start();
            return new ElasticMq(actors, server.waitUntilStarted());
        } catch (RuntimeException e) {
            actors.terminate();
            if (e instanceof BindFailedException) {
                throw new PortInUse("SQS", port, e);
            }
            throw e;
        }
    }

    int port() {
        return binding.localAddress().getPort();
    }

    @Override
    public void close() {
        try {
            Await.ready(actors.terminate(), STOP_LIMIT);
        } catch (TimeoutException e) {
            // Its threads are daemons: they end with the process.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
