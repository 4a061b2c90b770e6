package io.brewline.it.dashboards;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What a panel, a variable or an alert rule needs of its query's answer, so that Grafana can show it. */
final class PanelNeeds {
    private PanelNeeds() {}

    /** A sentence for each thing that it lacks. */
    static List<String> lackedBy(SqlQuery query, Answer answer) {
        List<String> lacked = new ArrayList<>(ofNames(answer));
        if (answer.types().contains(ColumnType.OTHER)) {
            lacked.add("a column that the plugin cannot show: " + answer.columns());
        }
        lacked.addAll(
                switch (query.shownAs()) {
                    case "timeseries" -> ofTimeSeries(query, answer);
                    case "stat" -> needs("one row of numbers", answer.rows().size() == 1 && onlyNumbers(answer, 0));
                    case "barchart", "piechart" -> needs("a text and numbers", startsWithText(answer));
                    case "alert" ->
                        needs(
                                "a text and one number",
                                startsWithText(answer) && answer.types().size() == 2);
                    case "variable" -> needs("one text", answer.types().equals(List.of(ColumnType.TEXT)));
                    case "table" -> List.of();
                    default -> List.of("no panel that this test knows: " + query.shownAs());
                });
        if (!query.shownAs().equals("timeseries") && query.format() != 1) {
            lacked.add("not asked for as a table");
        }
        return lacked;
    }

    /** Redshift folds names to lower case, quoted ones too, and a panel finds its columns by them. */
    private static List<String> ofNames(Answer answer) {
        List<String> names = answer.names();
        boolean lower = names.stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
        return needs("names in lower case, each once: " + names, lower && new HashSet<>(names).size() == names.size());
    }

    /** As time series, texts become the labels of one number; as a table, each number is a line. */
    private static List<String> ofTimeSeries(SqlQuery query, Answer answer) {
        List<ColumnType> types = answer.types();
        boolean hasTime =
                answer.names().get(0).equals("time") && types.get(0) == ColumnType.TIME && isAscending(answer.rows());
        boolean isLong = types.size() == 3 && types.get(1) == ColumnType.TEXT && types.get(2) == ColumnType.NUMBER;
        boolean isWide = types.size() > 1 && onlyNumbers(answer, 1);
        return needs(
                "an ascending time, and lines: " + answer.columns(),
                hasTime && (query.format() == 0 ? isLong : isWide));
    }

    private static boolean isAscending(List<List<Object>> rows) {
        List<String> times = rows.stream().map(row -> row.get(0).toString()).toList();
        return times.equals(times.stream().sorted().toList());
    }

    private static boolean startsWithText(Answer answer) {
        return answer.types().get(0) == ColumnType.TEXT && answer.types().size() > 1 && onlyNumbers(answer, 1);
    }

    private static boolean onlyNumbers(Answer answer, int from) {
        return answer.types().stream().skip(from).allMatch(type -> type == ColumnType.NUMBER);
    }

    private static List<String> needs(String what, boolean fulfilled) {
        return fulfilled ? List.of() : List.of("not " + what);
    }
}
