package io.brewline.benchmarks.pieces;

import io.brewline.benchmarks.transform.TransformRig;
import io.brewline.branchfile.Field;
import io.brewline.customer.CustomerKeys;
import io.brewline.customer.CustomerTokens;
import io.brewline.sale.Order;
import io.brewline.sale.OrderIds;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What orders and customers are known by. */
@State(Scope.Benchmark)
@OperationsPerInvocation(SampleDay.ORDERS)
public class IdentityPieces {
    private List<Order> orders;
    private List<String> cards;
    private CustomerKeys keys;

    /** Takes the orders and the cards. */
    @Setup(Level.Trial)
    public void take(SampleDay sample) {
        orders = sample.orders();
        cards = sample.cells(Field.CARD);
        keys = CustomerKeys.parse(TransformRig.CUSTOMER_KEY);
    }

    @Benchmark
    public void orderIds(Blackhole seen) {
        OrderIds ids = new OrderIds();
        for (Order order : orders) {
            seen.consume(ids.of(order, 1));
        }
    }

    /** Of every row, although who pays cash has no card: so it is in a file, too. */
    @Benchmark
    public void customerTokens(Blackhole seen) {
        CustomerTokens tokens = CustomerTokens.under(keys);
        for (int i = 0; i < cards.size(); i++) {
            seen.consume(tokens.token(cards.get(i), orders.get(i).at().toLocalDate()));
        }
    }
}
