package io.brewline.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    public Reconciliation {
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
    }

    /** How many findings are of that kind. */
    public long count(FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** For people, line by line: what became of what landed, then what was found and what to do about it. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Of the last %d days: %d versions of files landed; %d loaded, %d refused, %d under way",
                Reconciler.WINDOW.toDays(),
                landed,
                accepted,
                refused,
                underWay));
        findings.stream()
                .collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, ofKind) -> {
                    ofKind.forEach(finding -> lines.add("  ! " + finding.file() + ": " + finding.text()));
                    lines.add("    What to do: " + kind.advice());
                });
        failures.forEach(failure -> lines.add("  ! " + failure));
        return lines;
    }

    /** As the function answers it: numbers, texts, maps and lists only. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("landed", landed);
        map.put("loaded", accepted);
        map.put("refused", refused);
        map.put("underWay", underWay);
        map.put("sentAgain", sentAgain);
        map.put("failures", failures);
        map.put("findings", findings.stream().map(Reconciliation::toMap).toList());
        map.put("report", report());
        return map;
    }

    private static Map<String, Object> toMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", finding.kind().code());
        map.put("file", finding.file());
        map.put("text", finding.text());
        map.put("advice", finding.kind().advice());
        return map;
    }
}
