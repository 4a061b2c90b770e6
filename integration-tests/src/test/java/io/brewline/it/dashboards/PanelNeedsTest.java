package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelNeedsTest {
    private static final Column TIME = new Column("time", ColumnType.TIME);
    private static final Column BRANCH = new Column("branch", ColumnType.TEXT);
    private static final Column REVENUE = new Column("revenue", ColumnType.NUMBER);
    private static final Column DAY = new Column("day", ColumnType.OTHER);

    @Test
    void aDateIsNotShownAsOne() {
        assertThat(lacked("table", 1, BRANCH, DAY))
                .anySatisfy(found -> assertThat(found).contains("cannot show"));
    }

    @Test
    void aNameIsInLowerCaseAndOnce() {
        assertThat(lacked("table", 1, new Column("Revenue", ColumnType.NUMBER))).isNotEmpty();
        assertThat(lacked("table", 1, REVENUE, REVENUE)).isNotEmpty();
        assertThat(lacked("table", 1, BRANCH, REVENUE)).isEmpty();
    }

    @Test
    void aTimeSeriesHasATimeAndNumbers() {
        assertThat(lacked("timeseries", 1, TIME, REVENUE)).isEmpty();
        assertThat(lacked("timeseries", 0, TIME, BRANCH, REVENUE)).isEmpty();
        assertThat(lacked("timeseries", 1, TIME, BRANCH, REVENUE)).isNotEmpty();
        assertThat(lacked("timeseries", 0, TIME, REVENUE)).isNotEmpty();
        assertThat(lacked("timeseries", 1, REVENUE, REVENUE)).isNotEmpty();
    }

    @Test
    void aTimeSeriesAscends() {
        SqlQuery query = new SqlQuery("", "", "timeseries", 1, "");
        List<List<Object>> rows = List.of(List.of("2024-03-02", 1), List.of("2024-03-01", 2));
        assertThat(PanelNeeds.lackedBy(query, new Answer(List.of(TIME, REVENUE), rows)))
                .isNotEmpty();
    }

    @Test
    void aStatIsOneRowOfNumbers() {
        assertThat(lacked("stat", 1, REVENUE)).isNotEmpty();
        SqlQuery query = new SqlQuery("", "", "stat", 1, "");
        assertThat(PanelNeeds.lackedBy(query, new Answer(List.of(REVENUE), List.of(List.of(1)))))
                .isEmpty();
    }

    @Test
    void barsAndAlertsHaveATextAndNumbers() {
        assertThat(lacked("barchart", 1, BRANCH, REVENUE)).isEmpty();
        assertThat(lacked("barchart", 1, REVENUE)).isNotEmpty();
        assertThat(lacked("alert", 1, BRANCH, REVENUE)).isEmpty();
        assertThat(lacked("alert", 1, BRANCH, REVENUE, new Column("orders", ColumnType.NUMBER)))
                .isNotEmpty();
        assertThat(lacked("variable", 1, BRANCH)).isEmpty();
        assertThat(lacked("variable", 1, REVENUE)).isNotEmpty();
    }

    private static List<String> lacked(String shownAs, int format, Column... columns) {
        return PanelNeeds.lackedBy(
                new SqlQuery("", "", shownAs, format, ""), new Answer(Arrays.asList(columns), List.of()));
    }
}
