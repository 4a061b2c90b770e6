package io.brewline.it.faults;

import io.brewline.it.endtoend.Leaks;
import io.brewline.it.endtoend.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong after a schedule; nothing, if all is as it must be.
 *
 * @param orders how many were compared
 * @param lost orders that must be there and are not
 * @param doubled orders that are there and must not be, or too often
 * @param wrong all else
 */
record Verdict(int orders, List<String> lost, List<String> doubled, List<String> wrong) {
    static Verdict of(Expected expected, Actual actual) {
        List<String> lost = missing(expected.orders(), actual.content().orders());
        List<String> doubled = missing(actual.content().orders(), expected.orders());
        List<String> wrong = new ArrayList<>(actual.contradictions());
        if (expected.claims() != actual.content().claims()) {
            wrong.add("claims: " + actual.content().claims() + " instead of " + expected.claims());
        }
        compare("day in force", expected.days(), actual.content().days(), wrong);
        compare("ledger row", expected.ledger(), actual.content().ledger(), wrong);
        compare("rejected rows", expected.rejects(), actual.content().rejects(), wrong);
        int orders =
                expected.orders().values().stream().mapToInt(Integer::intValue).sum();
        return new Verdict(orders, lost, doubled, wrong);
    }

    private static void compare(
            String what, Map<String, Integer> expected, Map<String, Integer> actual, List<String> wrong) {
        missing(expected, actual).forEach(row -> wrong.add("missing " + what + ": " + row));
        missing(actual, expected).forEach(row -> wrong.add("superfluous " + what + ": " + row));
    }

    /** What the first holds more often than the other. */
    private static List<String> missing(Map<String, Integer> from, Map<String, Integer> in) {
        List<String> missing = new ArrayList<>();
        from.forEach((row, count) -> {
            int less = count - in.getOrDefault(row, 0);
            if (less > 0) {
                missing.add(less + " x " + row);
            }
        });
        return missing;
    }

    Verdict and(List<String> more) {
        List<String> all = new ArrayList<>(wrong);
        all.addAll(more);
        return new Verdict(orders, lost, doubled, all);
    }

    /** Where customers stand and must not. */
    static List<String> leaks(Cloud cloud, List<String> tables, List<String> log, WordSearch customers) {
        List<String> leaks = new ArrayList<>();
        leaks.addAll(Leaks.inObjects(Cloud.STAGING, cloud.s3().contents(Cloud.STAGING), customers));
        leaks.addAll(Leaks.inObjects(Cloud.QUARANTINE, cloud.s3().contents(Cloud.QUARANTINE), customers));
        for (String queue : List.of(Cloud.EXTRACT, Cloud.TRANSFORM, Cloud.LOAD)) {
            leaks.addAll(Leaks.inTexts("message", cloud.queue(queue).bodies(), customers));
        }
        leaks.addAll(Leaks.inTexts("alert", cloud.alerts(), customers));
        leaks.addAll(Leaks.inTexts("table", tables, customers));
        leaks.addAll(Leaks.inTexts("log", log, customers));
        return leaks;
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
        return "lost " + lost.size() + " " + some(lost) + "\ndoubled " + doubled.size() + " " + some(doubled)
                + "\nwrong " + wrong.size() + " " + some(wrong);
    }

    private static List<String> some(List<String> all) {
        return all.subList(0, Math.min(5, all.size()));
    }
}
