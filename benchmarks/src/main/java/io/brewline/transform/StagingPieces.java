package io.brewline.transform;

import io.brewline.benchmarks.pieces.SampleDay;
import io.brewline.benchmarks.transform.Buckets;
import io.brewline.sale.Order;
import io.brewline.sale.OrderIds;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What tells rows apart, and what writes orders down. */
@State(Scope.Benchmark)
@OperationsPerInvocation(SampleDay.ORDERS)
public class StagingPieces {
    private static final UUID FILE = new UUID(1, 2);
    private static final String SEQUENCER = "00AB";
    private static final Optional<String> CUSTOMER = Optional.of("ab".repeat(16));

    private List<String[]> rows;
    private List<Order> orders;
    private UUID[] ids;
    private long[] fingerprints;

    /** Takes rows and orders, and makes what each piece is given by the one before it. */
    @Setup(Level.Trial)
    public void take(SampleDay sample) {
        rows = sample.rows();
        orders = sample.orders();
        OrderIds maker = new OrderIds();
        ids = orders.stream().map(order -> maker.of(order, 1)).toArray(UUID[]::new);
        RowFingerprint fingerprint = new RowFingerprint();
        fingerprints = rows.stream().mapToLong(fingerprint::of).toArray();
    }

    @Benchmark
    public void rowFingerprints(Blackhole seen) {
        RowFingerprint fingerprint = new RowFingerprint();
        for (String[] row : rows) {
            seen.consume(fingerprint.of(row));
        }
    }

    @Benchmark
    public void seenOrders(Blackhole seen) {
        SeenOrders orders = new SeenOrders();
        for (int i = 0; i < ids.length; i++) {
            seen.consume(orders.add(ids[i], fingerprints[i]));
        }
    }

    @Benchmark
    public void csvLines(Blackhole seen) {
        OrderLineEncoder encoder = new OrderLineEncoder(FILE, SEQUENCER);
        for (int i = 0; i < ids.length; i++) {
            seen.consume(encoder.encode(ids[i], orders.get(i), CUSTOMER).length());
        }
    }

    /** The same lines, and Zstandard: what comes after the compressor is dropped. */
    @Benchmark
    public void csvLinesCompressed() {
        OrderLineEncoder encoder = new OrderLineEncoder(FILE, SEQUENCER);
        StagedPart part = new StagedPart(
                new Buckets(key -> InputStream.nullInputStream(), Buckets.Staging::drop), "staging", "part");
        for (int i = 0; i < ids.length; i++) {
            CsvLine lines = encoder.encode(ids[i], orders.get(i), CUSTOMER);
            part.write(lines.bytes(), lines.length());
        }
        part.finish();
        part.publish();
    }
}
