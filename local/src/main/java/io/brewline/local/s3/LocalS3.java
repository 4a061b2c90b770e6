package io.brewline.local.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 on this machine: Adobe S3Mock in this process, on loopback, its objects in a directory that outlives it. Runs from
 * {@link #start} to {@link #close}. One process at a time may use a directory. Thread-safe.
 */
public final class LocalS3 implements AutoCloseable {
    /** The region that it plays. */
    public static final Region REGION = Region.EU_WEST_2;

    private final LoopbackTomcat server;
    private final S3Client client;
    private final CreationWatch watch;

    private LocalS3(LoopbackTomcat server, CreationWatch watch) {
        this.server = server;
        this.watch = watch;
        this.client = client(endpoint());
    }

    /**
     * Starts it and creates the buckets that are missing.
     *
     * @param directory where objects are kept; made where it is missing
     * @param port where it answers, 0 for any port that is free
     * @param buckets what buckets there are
     * @param versioned those of them that keep versions
     * @throws io.brewline.local.PortInUse where the port is taken
     */
    public static LocalS3 start(Path directory, int port, List<String> buckets, Set<String> versioned) {
        Path home = directory.toAbsolutePath();
        S3Store store = S3Store.open(home.resolve("objects"), buckets, versioned);
        CreationWatch watch = new CreationWatch();
        return new LocalS3(
                LoopbackTomcat.start(home.resolve("tomcat"), port, S3Endpoints.servlet(store), watch), watch);
    }

    /** Where it answers: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A client of it, closed with it. */
    public S3Client client() {
        return client;
    }

    /** Tells {@code listener}, and it alone, of objects that are created from now on. */
    void onObjectCreated(CreationWatch.Listener listener) {
        watch.tell(listener);
    }

    /** A client of one that another process may run; the caller closes it. */
    public static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(REGION)
                // S3Mock looks at no signature, and signing a large body takes longer than sending it.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        // S3Mock copies and hashes a large upload before it answers.
                        .socketTimeout(Duration.ofMinutes(5))
                        .build())
                .build();
    }

    /** Stops it; what is being sent or received breaks off. */
    @Override
    public void close() {
        client.close();
        server.close();
    }
}
