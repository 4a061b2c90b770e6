package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.List;

/** A branch's customers: regulars who keep name and card from day to day, and strangers. */
final class Customers {
    private static final int REGULARS_OF_A_MEAN_BRANCH = 60;
    private static final int PERCENT_BY_REGULARS = 35;

    private final List<Customer> regulars = new ArrayList<>();

    Customers(Branch branch, long seed) {
        Dice dice = Dice.of(seed, "regulars of " + branch.name());
        int count = REGULARS_OF_A_MEAN_BRANCH * branch.sizePercent() / 100;
        for (int i = 0; i < count; i++) {
            regulars.add(stranger(dice));
        }
    }

    Customer next(Dice dice) {
        return dice.percent(PERCENT_BY_REGULARS) ? dice.pick(regulars) : stranger(dice);
    }

    private static Customer stranger(Dice dice) {
        return new Customer(Names.next(dice), CardNumbers.next(dice));
    }
}
