package io.brewline.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one look found.
 *
 * @param landed versions that are in the landing bucket, of the last {@link Reconciler#WINDOW}
 * @param accepted versions that the ledger holds as loaded, of the same time
 * @param refused versions that the ledger holds as refused
 * @param underWay versions that landed within the limit and are not in the ledger yet
 * @param sentAgain how many were sent again
 * @param findings what is not as it should be
 */
public record Reconciliation(
        long landed, long accepted, long refused, long underWay, long sentAgain, List<Finding> findings) {
    public Reconciliation {
        findings = List.copyOf(findings);
    }

    /** How many findings are of that kind. */
    public long count(FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** As the function answers it: numbers, texts, maps and lists only. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("landed", landed);
        map.put("loaded", accepted);
        map.put("refused", refused);
        map.put("underWay", underWay);
        map.put("sentAgain", sentAgain);
        map.put("findings", findings.stream().map(Reconciliation::toMap).toList());
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
