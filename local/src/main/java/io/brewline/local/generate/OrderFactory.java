package io.brewline.local.generate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a branch's orders, day by day, in order of time. Everything about a day follows from seed, branch and day. Within one
 * minute every customer has another name: a row that equals an earlier one is then always a planted duplicate.
 */
final class OrderFactory {
    private static final int PERCENT_BY_CARD = 55;
    private static final int PERCENT_TWINS_AMONG_SHARERS = 10;

    private final Branch branch;
    private final long seed;
    private final Customers customers;
    private final Set<String> namesThisMinute = new HashSet<>();

    OrderFactory(Branch branch, long seed) {
        this.branch = branch;
        this.seed = seed;
        this.customers = new Customers(branch, seed);
    }

    /** One for each branch, in the chain's order. */
    static List<OrderFactory> forChain(GeneratorOptions options) {
        return IntStream.range(0, options.branches())
                .mapToObj(number -> new OrderFactory(Branch.number(number), options.seed()))
                .toList();
    }

    Branch branch() {
        return branch;
    }

    /** Hands the day's orders to the sink, sorted by time. */
    void day(LocalDate day, int meanOrders, OrderSink sink) throws IOException {
        Dice dice = Dice.of(seed, "orders of " + branch.name(), day.toEpochDay());
        int[] counts = DayShape.of(day).ordersByMinute(DayShape.orders(branch, day, meanOrders, dice), dice);
        Baskets baskets = new Baskets(branch, day, seed);
        for (int minute = 0; minute < counts.length; minute++) {
            if (counts[minute] > 0) {
                minute(day, minute, counts[minute], baskets, dice, sink);
            }
        }
    }

    private void minute(LocalDate day, int minute, int orders, Baskets baskets, Dice dice, OrderSink sink)
            throws IOException {
        namesThisMinute.clear();
        int[] seconds = new int[orders];
        Arrays.setAll(seconds, i -> minute * 60 + dice.below(60));
        Arrays.sort(seconds);
        Order previous = null;
        for (int second : seconds) {
            Customer customer = anotherCustomer(dice);
            if (previous != null && dice.percent(PERCENT_TWINS_AMONG_SHARERS)) {
                previous =
                        new Order(branch, day, previous.secondOfDay(), customer, previous.byCard(), previous.items());
            } else {
                previous = new Order(branch, day, second, customer, dice.percent(PERCENT_BY_CARD), baskets.next(dice));
            }
            sink.accept(previous);
        }
    }

    private Customer anotherCustomer(Dice dice) {
        Customer customer = customers.next(dice);
        while (!namesThisMinute.add(customer.name())) {
            customer = customers.next(dice);
        }
        return customer;
    }
}
