package io.brewline.benchmarks.pieces;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.branchfile.BasketReader;
import io.brewline.branchfile.Columns;
import io.brewline.branchfile.Field;
import io.brewline.branchfile.Layout;
import io.brewline.branchfile.OrderTimes;
import io.brewline.sale.Basket;
import io.brewline.sale.BranchName;
import io.brewline.sale.Order;
import io.brewline.sale.PaymentMethod;
import io.brewline.sale.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The rows of a branch's busy day, as text, as cells and as orders; the same in every run. */
@State(Scope.Benchmark)
public class SampleDay {
    /** How many rows there are. */
    public static final int ORDERS = 2_000;

    private static final Columns COLUMNS = Layout.SUPERCAFE.withoutHeader();

    private String text;
    private List<String[]> rows;
    private List<Order> orders;

    /** Makes them. */
    @Setup(Level.Trial)
    public void make() throws IOException {
        List<String> lines = new String(BranchFiles.day(ORDERS + ORDERS / 4), StandardCharsets.UTF_8)
                .lines()
                .limit(ORDERS)
                .toList();
        text = String.join("\n", lines);
        rows = FileRows.read(text);
        BasketReader baskets = new BasketReader(Layout.SUPERCAFE.basket());
        orders = rows.stream().map(row -> order(row, baskets)).toList();
        if (orders.size() != ORDERS) {
            throw new IllegalStateException(orders.size() + " orders in place of " + ORDERS);
        }
    }

    private static Order order(String[] row, BasketReader baskets) {
        List<Product> items = new ArrayList<>();
        baskets.read(COLUMNS.cell(Field.BASKET, row), items).ifPresent(reason -> {
            throw new IllegalStateException("a basket cannot be read: " + reason);
        });
        return new Order(
                BranchName.parse(COLUMNS.cell(Field.BRANCH, row)).orElseThrow(),
                OrderTimes.parse(COLUMNS.cell(Field.ORDERED_AT, row)).orElseThrow(),
                Basket.lines(items),
                PaymentMethod.parse(COLUMNS.cell(Field.PAYMENT, row)).orElseThrow());
    }

    /** The file. */
    public String text() {
        return text;
    }

    /** The file with a blank on each side of its quoted cells. */
    public String paddedText() {
        return text.replace(",\"", ", \"").replace("\",", "\" ,");
    }

    /** The cells of each row. */
    public List<String[]> rows() {
        return rows;
    }

    /** One cell of each row. */
    public List<String> cells(Field field) {
        return rows.stream().map(row -> COLUMNS.cell(field, row)).toList();
    }

    public List<Order> orders() {
        return orders;
    }
}
