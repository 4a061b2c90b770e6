package io.brewline.benchmarks.pieces;

import io.brewline.branchfile.BasketReader;
import io.brewline.branchfile.Field;
import io.brewline.branchfile.Layout;
import io.brewline.branchfile.OrderTimes;
import io.brewline.sale.Product;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From a file's text to what its cells say. */
@State(Scope.Benchmark)
@OperationsPerInvocation(SampleDay.ORDERS)
public class ReadingPieces {
    private String text;
    private String padded;
    private List<String> times;
    private List<String> baskets;

    /** Takes the cells out of the rows. */
    @Setup(Level.Trial)
    public void take(SampleDay sample) {
        text = sample.text();
        padded = sample.paddedText();
        times = sample.cells(Field.ORDERED_AT);
        baskets = sample.cells(Field.BASKET);
    }

    @Benchmark
    public List<String[]> tidyRows() throws IOException {
        return FileRows.read(text);
    }

    @Benchmark
    public List<String[]> paddedRows() throws IOException {
        return FileRows.read(padded);
    }

    @Benchmark
    public void orderTimes(Blackhole seen) {
        for (String time : times) {
            seen.consume(OrderTimes.parse(time));
        }
    }

    /** A new reader for each file, as Transform has it. */
    @Benchmark
    public void baskets(Blackhole seen) {
        BasketReader reader = new BasketReader(Layout.SUPERCAFE.basket());
        List<Product> items = new ArrayList<>();
        for (String basket : baskets) {
            items.clear();
            seen.consume(reader.read(basket, items));
            seen.consume(items.size());
        }
    }
}
