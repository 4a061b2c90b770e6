package io.brewline.local.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's structure, and what it makes of hostile texts. */
class OverviewPageTest {
    private static final OverviewPage PAGE = new OverviewPage();

    @Test
    void hasAHeadingAChartAndATableForEachView() {
        Document page = page(Overviews.named("Leeds"));

        assertThat(page.select("h1").eachText()).containsExactly("Chain overview");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Key figures",
                        "Revenue over time",
                        "Best sellers",
                        "By category",
                        "By branch",
                        "How people pay",
                        "When people buy",
                        "How fresh this is",
                        "What did not get in");
        assertThat(page.select("canvas"))
                .hasSize(5)
                .allMatch(canvas -> canvas.attr("role").equals("img"))
                .allMatch(canvas -> canvas.attr("aria-label").length() > 20)
                .allMatch(canvas -> !canvas.closest("section").select("table").isEmpty());
        assertThat(page.select("table")).allMatch(table -> table.selectFirst("caption") != null);
        assertThat(page.select("section"))
                .allMatch(section -> page.getElementById(section.attr("aria-labelledby")) != null);
        assertThat(page.title()).isEqualTo("Chain overview, 4 March to 5 March 2024 · Brewline");
    }

    @Test
    void cardsCompareWithThePeriodBefore() {
        Document page = page(Overviews.named("Leeds"));

        assertThat(page.select(".cards li").eachText())
                .containsExactly(
                        "Revenue £1,500.00 +25.0 % was £1,200.00",
                        "Orders 300 −25.0 % was 400",
                        "Units 700 ±0.0 % was 700",
                        "Average order £5.00 +66.7 % was £3.00",
                        "Returning customers 25.0 % 75.0 % are new; 120 customers in March 2024,"
                                + " known for 50.0 % of orders");
        assertThat(page.select(".change").eachAttr("class"))
                .containsExactly("change up", "change down", "change level", "change up");
    }

    @Test
    void tablesHoldTheFiguresAsText() {
        Document page = page(Overviews.named("Leeds"));

        assertThat(rows(page, "best-sellers"))
                .containsExactly("Leeds 350 66.7 % £1,000.00 £900.00 +11.1 %", "Tea 350 33.3 % £500.00 £0.00 new");
        assertThat(rows(page, "revenue"))
                .containsExactly(
                        "Mon 4 Mar 2024 100 300 £600.00 £700.00 −14.3 %",
                        "Tue 5 Mar 2024 200 400 £900.00 £500.00 +80.0 %");
        assertThat(page.select(".heat tbody tr").eachText()).containsExactly("08:00 600", "09:00", "10:00 900");
        assertThat(page.select("footer").text())
                .contains("1 branch; 1 is late.", "13 hours", "5 files landed", "10 rejected", "1 file refused")
                .contains("The total is not the sum of the basket's items.", "The file holds no rows");
    }

    private static List<String> rows(Document page, String id) {
        return page.getElementById(id).closest("section").select("tbody tr").eachText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "-->",
                "<img src=https://example.invalid/x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "{{{figures}}} ${1} `",
                "=HYPERLINK(\"https://example.invalid\")",
                "&lt;b&gt;",
                "line\u2028separator\u2029s",
                "\u202egnihtyna"
            })
    void aHostileNameIsATextAndNothingElse(String name) throws JsonProcessingException {
        Document page = page(Overviews.named(name));

        Document tame = page(Overviews.named("Leeds"));
        assertThat(page.getAllElements()).hasSameSizeAs(tame.getAllElements());
        assertThat(page.select("script").eachAttr("type"))
                .isEqualTo(tame.select("script").eachAttr("type"));
        assertThat(page.select("[onerror], [onmouseover], [onfocus], img, [src], b"))
                .isEmpty();
        assertThat(page.getElementById("best-sellers")
                        .closest("section")
                        .selectFirst("bdi")
                        .wholeText())
                .isEqualTo(name);
        assertThat(figures(page).at("/branches/0/name").asText()).isEqualTo(name);
        assertThat(page.getElementById("figures").data()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    }

    @Test
    void loadsNothingAndItsPolicyLetsItLoadNothing() throws NoSuchAlgorithmException {
        Document page = page(Overviews.named("Leeds"));

        assertThat(page.select("[src], [srcset], [action], a, iframe, object, embed, base, style:contains(url)"))
                .isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).containsExactly("data:,");
        assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import");
        List<Element> scripts = page.select("script:not([type])");
        assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(
                        "default-src 'none'; script-src %s %s; style-src %s; img-src data:; base-uri 'none';"
                                + " form-action 'none'",
                        hash(scripts.get(0)), hash(scripts.get(1)), hash(page.selectFirst("style")));
        assertThat(scripts.get(0).data())
                .startsWith("/*!\n * Chart.js v")
                .doesNotContain("</script", "<!--", "sourceMappingURL");
    }

    private static String hash(Element element) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void carriesTheLibrarysLicenceAndStaysSmall() {
        String html = PAGE.html(Overviews.named("Leeds"), Overviews.WRITTEN);

        assertThat(html).contains("The MIT License (MIT)", "Chart.js Contributors", "Permission is hereby granted");
        assertThat(html.length()).isLessThan(300_000);
    }

    @Test
    void anEmptyWarehouseIsToldWhatToDo() {
        Document page = page(Overviews.empty());

        assertThat(page.select("main").text()).contains("No sales yet", "./brewline demo", "./brewline run");
        assertThat(page.select("footer").text()).contains("No file has landed yet.");
        assertThat(page.select("script, canvas, table")).isEmpty();
    }

    private static JsonNode figures(Document page) throws JsonProcessingException {
        return new JsonMapper().readTree(page.getElementById("figures").data());
    }

    private static Document page(ChainOverview overview) {
        return Jsoup.parse(PAGE.html(overview, Overviews.WRITTEN));
    }
}
