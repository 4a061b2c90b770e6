package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what befalls the rows of one file. What it decides, {@link RowFaults} and {@link RowQuirks} carry out. */
final class RowDirt {
    private static final List<RowFault> FAULTS = List.of(RowFault.values());

    /** Of ten bad rows one is a duplicate, as each fault has its part. */
    private static final double FAULTS_AMONG_BAD = 0.9;

    private static final int PERCENT_ACCENTED = 10;

    private final Dice dice;
    private final double share;
    private final boolean accents;
    private final boolean mostlyBad;
    private boolean anyAccent;

    private RowDirt(Dice dice, double share, boolean accents, boolean mostlyBad) {
        this.dice = dice;
        this.share = share;
        this.accents = accents;
        this.mostlyBad = mostlyBad;
    }

    /** Bad and odd rows at the share given, never so many bad ones that the file would be refused. */
    static RowDirt usual(Dice dice, double share, FileForm form) {
        boolean accents = form == FileForm.WINDOWS_1252 || form == FileForm.BYTE_ORDER_MARK;
        return new RowDirt(dice, share, accents, false);
    }

    /** A first good row, by which the layout is known, and then three bad ones for each good one. */
    static RowDirt mostlyBad(Dice dice) {
        return new RowDirt(dice, 0, false, true);
    }

    Optional<RowFault> fault(Tally sofar) {
        boolean wanted = mostlyBad
                ? sofar.rejected() * 4 < sofar.rows() * 3
                : share > 0 && dice.chance(share * FAULTS_AMONG_BAD) && staysBelowTwoFifths(sofar);
        return wanted ? Optional.of(dice.pick(FAULTS)) : Optional.empty();
    }

    private static boolean staysBelowTwoFifths(Tally sofar) {
        return (sofar.rejected() + 1) * 5 <= (sofar.rows() + 1) * 2;
    }

    /** Whether the good row just written comes again. */
    boolean comesAgain() {
        return share > 0 && dice.chance(share * (1 - FAULTS_AMONG_BAD));
    }

    Optional<RowQuirk> quirk(LayoutRows layout, Order order) {
        if (share == 0 || !dice.chance(share)) {
            return Optional.empty();
        }
        return Optional.of(dice.pick(possibleQuirks(layout, order)));
    }

    private static List<RowQuirk> possibleQuirks(LayoutRows layout, Order order) {
        List<RowQuirk> possible = new ArrayList<>(List.of(
                RowQuirk.PADDED_CELLS, RowQuirk.CURRENCY_SIGN, RowQuirk.TRAILING_EMPTY_CELLS, RowQuirk.BLANK_LINE));
        if (layout.writesSlashedDates()) {
            possible.add(RowQuirk.UNPADDED_DATE);
            possible.add(RowQuirk.DATE_WITH_SECONDS);
        }
        if (order.byCard()) {
            possible.add(RowQuirk.DAMAGED_CARD_NUMBER);
        }
        if (layout.header().isPresent()) {
            possible.add(RowQuirk.REPEATED_HEADER);
        }
        return possible;
    }

    /** Whether the customer's name is not ASCII; the first one's is, so that no such file is ASCII by accident. */
    boolean accentsName() {
        if (!accents) {
            return false;
        }
        boolean accent = !anyAccent || dice.percent(PERCENT_ACCENTED);
        anyAccent |= accent;
        return accent;
    }

    Dice dice() {
        return dice;
    }
}
