package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.overview.ChainOverview;
import io.brewline.local.overview.FiguresJson;
import io.brewline.local.overview.OverviewPage;
import io.brewline.local.overview.OverviewReader;
import io.brewline.local.overview.PeriodChoice;
import io.brewline.local.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline report}: the chain overview as one HTML page. */
@Command(
        name = "report",
        description = {
            "Writes the chain overview as one HTML page: key figures beside the period before, revenue over time, best"
                    + " sellers, branches, categories, payment, the hours of the week, and how fresh it all is.",
            "The page holds all it needs: open it in any browser, send it, print it. It asks no network for anything."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a period it shows the 28 newest days, or all where there are fewer.",
            "",
            "Examples:",
            "  ./brewline report",
            "  ./brewline report --days 7 --out week.html",
            "  ./brewline report --from 2024-03-01 --to 2024-03-31",
            "  ./brewline report --json                           the same figures, for programs"
        })
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the page (default: ${DEFAULT-VALUE}).",
            defaultValue = "brewline-report.html")
    private Path out;

    @Option(names = "--days", paramLabel = "N", description = "So many days, up to --to.")
    private Integer days;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as in 2024-03-01.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day (default: the newest with sales).")
    private LocalDate to;

    @Option(names = "--json", description = "Print the figures as one JSON object, and write no page.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ChainOverview overview = read();
        if (json) {
            System.out.println(FiguresJson.of(overview));
            return 0;
        }
        write(new OverviewPage().html(overview, LocalDateTime.now(Clock.systemUTC())));
        say(overview);
        return 0;
    }

    private ChainOverview read() throws IOException {
        try {
            PeriodChoice choice = new PeriodChoice(days, from, to);
            return new WarehouseAccess(brewline).ask(warehouse -> new OverviewReader(warehouse).read(choice));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("This period cannot be: " + e.getMessage() + ".");
        } catch (SQLException e) {
            throw WarehouseAccess.refusal(e);
        }
    }

    /** Whole or not at all: who has the old page open, or sends it every morning, never meets half of one. */
    private void write(String page) {
        Path target = out.toAbsolutePath().normalize();
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(draft, page);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw UserError.failed(
                    "The page cannot be written to " + out + ": name a file with --out in a folder that you may write.",
                    e);
        }
    }

    private void say(ChainOverview overview) {
        if (overview.totals().orders() == 0) {
            System.out.println("There are no sales to show: " + out + " says what to do.");
            return;
        }
        System.out.printf(
                "Wrote %s: %s to %s, %s orders, £%s. Open it in a browser.%n",
                out,
                overview.period().from(),
                overview.period().to(),
                TextReport.number(overview.totals().orders()),
                TextReport.pounds(overview.totals().revenue().toPlainString()));
    }
}
