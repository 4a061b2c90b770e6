package io.brewline.it.dashboards;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Grafana's Redshift data source makes of a query before the warehouse sees it: first the variables, in the browser, then
 * the macros, in the plugin. Only the macros that mean the same in Grafana's PostgreSQL data source are let through.
 *
 * @see <a href="https://github.com/grafana/redshift-datasource/blob/main/pkg/redshift/macros.go">the plugin's macros</a>
 * @see <a href="https://github.com/grafana/grafana-aws-sdk-react/blob/main/src/sql/utils/utils.ts">its variables</a>
 */
final class RedshiftPlugin {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)\\{?(\\w+)}?");
    private static final Pattern MACRO = Pattern.compile("\\$__(\\w+)\\(([^()]*)\\)");

    private RedshiftPlugin() {}

    /**
     * The statement as the warehouse gets it.
     *
     * @param values what is chosen for each variable, of those that allow several
     * @throws IllegalArgumentException where a variable or a macro is not known
     */
    static String statement(String sql, Map<String, List<String>> values, TimeRange range) {
        String interpolated = VARIABLE.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(list(found, values)));
        String expanded =
                MACRO.matcher(interpolated).replaceAll(found -> Matcher.quoteReplacement(macro(found, range)));
        if (expanded.contains("$__")) {
            throw new IllegalArgumentException("a macro that cannot be read: " + expanded);
        }
        return expanded;
    }

    /** A variable of several values is a list of literals, whether one is chosen, or several, or all. */
    private static String list(MatchResult found, Map<String, List<String>> values) {
        List<String> chosen = values.get(found.group(1));
        if (chosen == null) {
            throw new IllegalArgumentException("no variable is called " + found.group(1));
        }
        return chosen.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(","));
    }

    private static String macro(MatchResult found, TimeRange range) {
        return switch (found.group(1)) {
            case "timeFilter" -> found.group(2) + " BETWEEN '" + range.fromText() + "' AND '" + range.toText() + "'";
            case "timeFrom" -> "'" + range.fromText() + "'";
            case "timeTo" -> "'" + range.toText() + "'";
            default -> throw new IllegalArgumentException("no macro of both data sources: " + found.group());
        };
    }
}
