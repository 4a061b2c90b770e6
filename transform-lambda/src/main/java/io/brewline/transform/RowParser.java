package io.brewline.transform;

import io.brewline.branchfile.BasketReader;
import io.brewline.branchfile.Columns;
import io.brewline.branchfile.Field;
import io.brewline.branchfile.OrderTimes;
import io.brewline.customer.CustomerTokens;
import io.brewline.failure.Reason;
import io.brewline.sale.Basket;
import io.brewline.sale.BranchName;
import io.brewline.sale.Money;
import io.brewline.sale.Order;
import io.brewline.sale.PaymentMethod;
import io.brewline.sale.Product;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns one row's cells into an order, or says why it is none. Not thread-safe. */
final class RowParser {
    /**
     * An amount of eight digits in a row that is no sale may be a telephone number, or a piece of a card's, in the wrong
     * column: it stays out of the record.
     */
    private static final long FIRST_TELLING_PENCE = 10_000_000;

    private final Columns columns;
    private final BasketReader baskets;
    private final CustomerTokens tokens;
    private final LocalDateTime latest;
    // A file is of one branch nearly always: its name is read once.
    private String branchCell = "";
    private Optional<BranchName> branchOfCell = Optional.empty();

    /**
     * A parser for one file, or for the part of it below one header.
     *
     * @param latest no order may be later, in whatever time zone its branch is
     */
    RowParser(Columns columns, BasketReader baskets, CustomerTokens tokens, LocalDateTime latest) {
        this.columns = columns;
        this.baskets = baskets;
        this.tokens = tokens;
        this.latest = latest;
    }

    /** The same parser for rows whose fields stand in other columns. */
    RowParser under(Columns others) {
        return new RowParser(others, baskets, tokens, latest);
    }

    ParsedRow parse(String[] row) {
        Draft draft = new Draft(row);
        return draft.reason == null ? draft.sale(customer(draft, row)) : draft.reject();
    }

    private Optional<String> customer(Draft sale, String[] row) {
        return tokens.token(columns.cell(Field.CARD, row), sale.time.toLocalDate());
    }

    /**
     * Collects what parses; the first trouble in the order of the fields is the row's reason. Java's first compiler, which is
     * all that Lambda has by default, makes a lambda that refers to anything by a call into the JVM: here there is none.
     */
    private final class Draft {
        private final List<Product> items = new ArrayList<>();
        private LocalDateTime time;
        private Money total;
        private PaymentMethod payment;
        private BranchName branch;
        private Reason reason;
        private Field field;

        Draft(String[] row) {
            readTime(columns.cell(Field.ORDERED_AT, row));
            readBranch(columns.cell(Field.BRANCH, row));
            readBasket(columns.cell(Field.BASKET, row));
            readTotal(columns.cell(Field.TOTAL, row));
            readPayment(columns.cell(Field.PAYMENT, row));
            if (reason == null && total.pence() != sum()) {
                fail(Reason.TOTAL_MISMATCH, Field.TOTAL);
            }
        }

        private void readTime(String cell) {
            time = OrderTimes.parse(cell).orElse(null);
            if (time == null) {
                fail(orMissing(cell, Reason.DATE_UNREADABLE), Field.ORDERED_AT);
            } else if (time.isAfter(latest)) {
                fail(Reason.DATE_IN_FUTURE, Field.ORDERED_AT);
            }
        }

        private void readBranch(String cell) {
            branch = branch(cell).orElse(null);
            if (branch == null) {
                fail(Reason.BRANCH_UNKNOWN, Field.BRANCH);
            }
        }

        private void readBasket(String cell) {
            if (cell.isEmpty()) {
                fail(Reason.MISSING_FIELD, Field.BASKET);
                return;
            }
            Optional<Reason> bad = baskets.read(cell, items);
            if (bad.isPresent()) {
                fail(bad.get(), Field.BASKET);
            }
        }

        private void readTotal(String cell) {
            OptionalLong pence = Money.parsePence(cell);
            if (pence.isPresent()) {
                total = new Money(pence.getAsLong());
            } else {
                fail(orMissing(cell, Reason.AMOUNT_UNREADABLE), Field.TOTAL);
            }
        }

        private void readPayment(String cell) {
            payment = PaymentMethod.parse(cell).orElse(null);
            if (payment == null) {
                fail(orMissing(cell, Reason.PAYMENT_UNKNOWN), Field.PAYMENT);
            }
        }

        private void fail(Reason why, Field where) {
            if (reason == null) {
                reason = why;
                field = where;
            }
        }

        private long sum() {
            long pence = 0;
            for (Product item : items) {
                pence += item.unitPrice().pence();
            }
            return pence;
        }

        ParsedRow sale(Optional<String> customer) {
            return new ParsedRow.Sale(new Order(branch, time, Basket.lines(items), payment), customer);
        }

        ParsedRow reject() {
            return new ParsedRow.Reject(
                    reason,
                    Optional.of(field),
                    Optional.ofNullable(time),
                    Optional.ofNullable(total).filter(amount -> amount.pence() < FIRST_TELLING_PENCE),
                    Optional.ofNullable(payment));
        }
    }

    private Optional<BranchName> branch(String cell) {
        if (!cell.equals(branchCell)) {
            branchCell = cell;
            branchOfCell = BranchName.parse(cell);
        }
        return branchOfCell;
    }

    private static Reason orMissing(String cell, Reason otherwise) {
        return cell.isEmpty() ? Reason.MISSING_FIELD : otherwise;
    }
}
