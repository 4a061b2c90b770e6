package io.brewline.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the warehouse must hold, worked out from the accepted versions alone: the invariant, said in another way. */
final class Model {
    private record FileDay(String fileId, LocalDate day) {}

    private final Set<Upload> accepted;
    private final Set<Upload> refused;
    private final Set<String> forgotten;
    private final Map<FileDay, Upload> inForce = new HashMap<>();
    private final Map<String, Set<String>> rows = new TreeMap<>();

    private Model(Collection<Upload> accepted, Collection<Upload> refused, Set<String> forgotten) {
        this.forgotten = forgotten;
        this.accepted = new LinkedHashSet<>(accepted);
        this.refused = new LinkedHashSet<>(refused);
        this.refused.removeAll(this.accepted);
        Contents.COLUMNS.keySet().forEach(table -> rows.put(table, new TreeSet<>()));
    }

    static Contents of(Collection<Upload> accepted, Collection<Upload> refused) {
        return of(accepted, refused, Set.of());
    }

    /** The same, with orders whose customer was forgotten. */
    static Contents of(Collection<Upload> accepted, Collection<Upload> refused, Set<String> forgotten) {
        return new Model(accepted, refused, forgotten).contents();
    }

    private Contents contents() {
        for (Upload upload : accepted) {
            upload.days().forEach(day -> inForce.merge(new FileDay(upload.fileId(), day), upload, Model::newer));
        }
        accepted.forEach(upload -> ledger(upload, "accepted|null"));
        refused.forEach(upload -> ledger(upload, "refused|too_many_rejects"));
        forgotten.forEach(order -> add("etl.forgotten_orders", order));
        accepted.forEach(this::namesAndRejects);
        claimsAndOrders();
        Map<String, List<String>> sorted = new TreeMap<>();
        rows.forEach((table, set) -> sorted.put(table, new ArrayList<>(set)));
        return new Contents(sorted);
    }

    private static Upload newer(Upload one, Upload other) {
        return one.sequence() > other.sequence() ? one : other;
    }

    private void ledger(Upload upload, String status) {
        add("etl.file_versions", upload.fileId(), upload.sequencer(), status);
    }

    private void namesAndRejects(Upload upload) {
        for (Sale sale : upload.sales()) {
            for (Sale.Line line : sale.lines()) {
                add("sales.branches", Sale.id(line.branch()), line.branch());
                add("sales.products", Sale.id(line.product()), null, line.product(), null, line.unitPrice());
            }
        }
        if (inForce.containsValue(upload)) {
            for (int row = 1; row <= upload.rejected(); row++) {
                add("etl.rejected_rows", upload.fileId(), upload.sequencer(), row, "total_mismatch", row + ".50");
            }
        }
    }

    private void claimsAndOrders() {
        Map<Sale, List<String>> claimed = new HashMap<>();
        inForce.forEach((fileDay, upload) -> {
            add("etl.file_days", fileDay.fileId(), fileDay.day(), upload.sequencer());
            for (Sale sale : upload.sales()) {
                if (sale.day().equals(fileDay.day())) {
                    add("etl.order_claims", fileDay.fileId(), sale.day(), sale.orderId(), customer(sale));
                    claimed.computeIfAbsent(new Sale(sale.day(), sale.number(), null), order -> new ArrayList<>())
                            .add(customer(sale));
                }
            }
        });
        claimed.forEach(this::order);
    }

    private String customer(Sale sale) {
        return forgotten.contains(sale.orderId().toString()) ? null : sale.customerId();
    }

    private void order(Sale sale, List<String> customers) {
        String customer = customers.stream()
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        for (Sale.Line line : sale.lines()) {
            add(
                    "sales.orders",
                    line.orderId(),
                    Sale.id(line.branch()),
                    Sale.id(line.product()),
                    line.quantity(),
                    line.at().toString().replace('T', ' ') + ":00",
                    line.total(),
                    line.pay(),
                    customer);
        }
    }

    private void add(String table, Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        rows.get(table).add(String.join("|", texts));
    }
}
