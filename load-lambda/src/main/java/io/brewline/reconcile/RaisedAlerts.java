package io.brewline.reconcile;

import io.brewline.aws.Alert;
import io.brewline.aws.Alerts;
import io.brewline.load.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alerts once a day and subject: {@code etl.raised_alerts} remembers. It is written first, then the alert is sent, then the
 * caller commits: whoever dies in between says it again, and never says it not at all.
 */
final class RaisedAlerts {
    /** So many are named in an alert; {@code status} names more. */
    static final int MOST_NAMED = 20;

    private static final long DAYS_KEPT = 35;

    private final Session session;
    private final Alerts alerts;
    private final Instant now;

    RaisedAlerts(Session session, Alerts alerts, Instant now) {
        this.session = session;
        this.alerts = alerts;
        this.now = now;
    }

    /** Sends one alert for each kind of what was not said today. */
    void raise(List<Finding> findings) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        session.run(
                LedgerQuestion.FORGET_RAISED,
                new Object[] {today.minusDays(DAYS_KEPT).toString()});
        Set<String> said = new HashSet<>(
                session.query(LedgerQuestion.RAISED, new Object[] {today.toString()}, row -> row.getString(1)));
        Map<FindingKind, List<Finding>> news = findings.stream()
                .filter(finding -> said.add(finding.subject()))
                .collect(Collectors.groupingBy(
                        Finding::kind, () -> new EnumMap<>(FindingKind.class), Collectors.toList()));
        remember(news, today);
        news.forEach((kind, ofKind) -> alerts.send(alert(kind, ofKind)));
    }

    private void remember(Map<FindingKind, List<Finding>> news, LocalDate today) {
        List<Object[]> rows = news.values().stream()
                .flatMap(List::stream)
                .map(finding -> new Object[] {finding.subject(), today.toString()})
                .toList();
        if (!rows.isEmpty()) {
            session.runForEach(LedgerQuestion.RAISE, rows);
        }
    }

    private static Alert alert(FindingKind kind, List<Finding> findings) {
        Finding first = findings.get(0);
        String subject = findings.size() == 1 ? kind.ofOne(first.file()) : kind.ofMany(findings.size());
        String named = findings.stream()
                .limit(MOST_NAMED)
                .map(finding -> "- " + finding.file() + ": " + finding.text())
                .collect(Collectors.joining("\n"));
        int others = findings.size() - MOST_NAMED;
        String text = named + (others > 0 ? "\n- and " + others + " more; status names more of them." : "");
        return new Alert("Brewline: " + subject, first.file(), kind.code(), text, kind.advice(), kind.runbook());
    }
}
