package io.brewline.local.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where the machine has one: it draws, and its console stays silent. */
@Timeout(180)
class PageInChromiumTest {
    private static final String HOSTILE = "</script><script>document.title='taken'</script>";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static Path chromium;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH: install one to see the report page drawn");
        chromium = found.orElseThrow();
    }

    /** What the browser made of a page. */
    private record Visit(Document page, List<String> console) {}

    @Test
    void drawsEveryChartAndComplainsOfNothing() throws IOException, InterruptedException {
        Visit visit = visit(html(HOSTILE));

        assertThat(visit.console()).isEmpty();
        assertThat(visit.page().select("html.charts")).hasSize(1);
        assertThat(visit.page().select("canvas"))
                .hasSize(5)
                .allMatch(canvas -> Integer.parseInt(canvas.attr("width")) > 200)
                .allMatch(canvas -> canvas.attr("style").contains("display: block"));
        assertThat(visit.page().select("main details[open]")).isEmpty();
        assertThat(visit.page().title()).startsWith("Chain overview");
        assertThat(visit.page().select(".cards .value").eachText()).contains("£1,500.00", "300", "£5.00");
    }

    @Test
    void aRequestToTheNetworkWouldBeStoppedAndSeen() throws IOException, InterruptedException {
        Visit visit = visit(html("Leeds").replace("<main>", "<main><img src=\"https://brewline.invalid/x.png\">"));

        assertThat(visit.console()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void aScriptThatIsNotThePagesOwnWouldNotRun() throws IOException, InterruptedException {
        Visit visit = visit(html("Leeds").replace("</main>", "</main><script>document.title = 'taken'</script>"));

        assertThat(visit.page().title()).startsWith("Chain overview");
        assertThat(visit.console()).hasSize(1);
    }

    private static String html(String name) {
        return new OverviewPage().html(Overviews.named(name), Overviews.WRITTEN);
    }

    private Visit visit(String html) throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path out = folder.resolve("out.html");
        Path err = folder.resolve("err.txt");
        Process browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        // The browser's own errands go nowhere either.
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--virtual-time-budget=2000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        List<String> console = Files.readString(err)
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
        return new Visit(Jsoup.parse(Files.readString(out)), console);
    }
}
