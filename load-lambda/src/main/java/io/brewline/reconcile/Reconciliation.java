package io.brewline.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What one look found.
 *
 * @param landed versions that are in the landing bucket, of the last {@link Reconciler#WINDOW}
 * @param accepted versions that the ledger holds as loaded, of the same time
 * @param refused versions that the ledger holds as refused
 * @param underWay versions that landed within the limit and are not in the ledger yet
 * @param sentAgain how many were sent again
 * @param findings what is not as it should be
 * @param failures what could not be looked at to its end, and why; none in a whole look
 */
public record Reconciliation(
        long landed,
        long accepted,
        long refused,
        long underWay,
        long sentAgain,
        List<Finding> findings,
        List<String> failures) {
    /**
     * So many findings of a kind are answered. A key has up to 1,024 bytes, and <a
     * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda takes no answer of more than 6
     * MB</a>.
     */
    static final int MOST_OF_A_KIND = 40;

    public Reconciliation {
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
    }

    /** How many findings are of that kind. */
    public long count(FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** For people, line by line: what became of what landed, then all that was found and what to do about it. */
    public List<String> report() {
        return report(Integer.MAX_VALUE);
    }

    private List<String> report(int most) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Of the last %d days: %d versions of files landed; %d loaded, %d refused, %d under way",
                Reconciler.WINDOW.toDays(),
                landed,
                accepted,
                refused,
                underWay));
        byKind().forEach((kind, ofKind) -> {
            ofKind.stream()
                    .limit(most)
                    .map(finding -> "  ! " + finding.file() + ": " + finding.text())
                    .forEach(lines::add);
            if (ofKind.size() > most) {
                lines.add("    and " + (ofKind.size() - most) + " more");
            }
            lines.add("    What to do: " + kind.advice());
        });
        failures.forEach(failure -> lines.add("  ! " + failure));
        return lines;
    }

    /** In figures: numbers, texts and maps only. */
    public Map<String, Object> counts() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("landed", landed);
        map.put("loaded", accepted);
        map.put("refused", refused);
        map.put("underWay", underWay);
        map.put("sentAgain", sentAgain);
        map.put("counts", ofEachKind((kind, ofKind) -> (long) ofKind.size()));
        return map;
    }

    /**
     * The same, with what failed and was found, and a report: at most {@link #MOST_OF_A_KIND} of each kind. Numbers, texts,
     * maps and lists only.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = counts();
        map.put("advice", ofEachKind((kind, ofKind) -> kind.advice()));
        map.put("failures", failures);
        map.put(
                "findings",
                byKind().values().stream()
                        .flatMap(ofKind -> ofKind.stream().limit(MOST_OF_A_KIND))
                        .map(Reconciliation::toMap)
                        .toList());
        map.put("report", report(MOST_OF_A_KIND));
        return map;
    }

    private Map<FindingKind, List<Finding>> byKind() {
        return findings.stream().collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<String, Object> ofEachKind(BiFunction<FindingKind, List<Finding>, Object> value) {
        Map<String, Object> map = new LinkedHashMap<>();
        byKind().forEach((kind, ofKind) -> map.put(kind.code(), value.apply(kind, ofKind)));
        return map;
    }

    private static Map<String, Object> toMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", finding.kind().code());
        map.put("file", finding.file());
        map.put("text", finding.text());
        return map;
    }
}
