package io.brewline.local.overview;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The overview as one HTML page that needs nothing else: styles, scripts and figures are within it, and its policy lets
 * a browser load nothing more. Every text out of the warehouse is escaped. Immutable; threads may share it.
 */
public final class OverviewPage {
    private static final String FOLDER = "/io/brewline/local/overview/";

    private final ChartLibrary library = ChartLibrary.load();
    private final String style = ChartLibrary.resource(FOLDER + "page.css");
    private final String charts = ChartLibrary.resource(FOLDER + "charts.js");
    private final Template template = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(ChartLibrary.resource(FOLDER + name + ".mustache")))
            .compile(ChartLibrary.resource(FOLDER + "page.mustache"));

    /**
     * The page.
     *
     * @param written when, in UTC
     */
    public String html(ChainOverview overview, LocalDateTime written) {
        Map<String, Object> page = new HashMap<>();
        page.put("written", Wording.time(written));
        page.put("policy", policy());
        page.put("style", style);
        page.put("library", library);
        page.put("charts", charts);
        page.put("figures", FiguresJson.forScript(overview));
        page.put("upkeep", Upkeep.of(overview));
        page.put("title", title(overview));
        if (overview.period() != null) {
            page.put("period", Wording.days(overview.period()));
            page.put("comparison", comparison(overview));
            page.put("sold", Wording.days(overview.sold()));
            page.put("newest", overview.sold().to());
        }
        if (overview.period() != null && overview.hasSales()) {
            page.put("sales", sales(overview));
        }
        return template.execute(page);
    }

    private static String title(ChainOverview overview) {
        return "Chain overview" + (overview.period() == null ? "" : ", " + Wording.days(overview.period()));
    }

    private static String comparison(ChainOverview overview) {
        return overview.before() == null
                ? "Nothing to compare with: the record begins on "
                        + Wording.day(overview.sold().from()) + "."
                : "Compared with " + Wording.before(overview.period()) + ", " + Wording.days(overview.before()) + ".";
    }

    private static Map<String, Object> sales(ChainOverview overview) {
        return Map.of(
                "cards", Card.of(overview),
                "sections",
                        List.of(
                                Section.revenue(overview),
                                Section.bestSellers(overview),
                                Section.productTypes(overview),
                                Section.branches(overview),
                                Section.paymentMethods(overview)),
                "heat", HeatMap.of(overview.hours()));
    }

    /** Scripts and styles by their hashes, and nothing else: no network, no frame, no form. */
    private String policy() {
        return "default-src 'none'; script-src " + hash(library.script()) + " " + hash(charts) + "; style-src "
                + hash(style) + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
