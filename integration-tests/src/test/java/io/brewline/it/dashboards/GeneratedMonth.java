package io.brewline.it.dashboards;

import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A warehouse into which the pipeline loaded five weeks of a generated chain's sales, some files and rows of them bad, a clean
 * week of the year before, and one file of a branch whose name has an apostrophe. What is read, is read as the user of dashboards.
 */
final class GeneratedMonth implements AutoCloseable {
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 26);
    static final LocalDate LAST_DAY = LocalDate.of(2024, 3, 31);

    /** 52 weeks before a Monday of the month. */
    static final LocalDate YEAR_BEFORE = LocalDate.of(2023, 3, 13);

    static final String APOSTROPHE = "King's Lynn";

    private static final GeneratorOptions OPTIONS =
            new GeneratorOptions(78, 3, 35, FIRST_DAY, 25, BranchLayout.MIX, 0.1);
    private static final String USER = "brewline_reporting";
    private static final String PASSWORD = "Reads0nlyViews";

    private final Path folder;
    private final GeneratedSummary generated;
    private final GeneratedSummary yearBefore;
    private final StateFolder state;
    private final LocalPipeline pipeline;
    private final TimeRange landing;

    private GeneratedMonth(
            Path folder,
            GeneratedSummary generated,
            GeneratedSummary yearBefore,
            StateFolder state,
            LocalPipeline pipeline,
            TimeRange landing) {
        this.folder = folder;
        this.generated = generated;
        this.yearBefore = yearBefore;
        this.state = state;
        this.pipeline = pipeline;
        this.landing = landing;
    }

    /** Loads it below {@code folder}, which is deleted when it is closed. */
    static GeneratedMonth load(Path folder) throws IOException, SQLException {
        GeneratedSummary generated = generate(OPTIONS, folder.resolve("month"));
        GeneratedSummary yearBefore =
                generate(OPTIONS.withFirstDay(YEAR_BEFORE).withDays(7).withDirt(0), folder.resolve("year-before"));
        StateFolder state = StateFolder.open(folder.resolve("home"));
        LocalPipeline pipeline = LocalPipeline.start(state, LocalPipeline.Ports.ANY);
        Instant start = Instant.now();
        generated.files().forEach(file -> pipeline.land(file.path()));
        yearBefore.files().forEach(file -> pipeline.land(file.path()));
        pipeline.land(apostropheFile(folder));
        pipeline.awaitDrained(loaded -> {});
        try (Connection admin = pipeline.warehouse().connect()) {
            makeUser(admin);
        }
        return new GeneratedMonth(
                folder,
                generated,
                yearBefore,
                state,
                pipeline,
                new TimeRange(start.minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1))));
    }

    private static GeneratedSummary generate(GeneratorOptions options, Path folder) throws IOException {
        return BranchFileGenerator.generate(options, folder, ProgressListener.NONE);
    }

    private static Path apostropheFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("lynn.csv"), """
                04/03/2024 09:05,King's Lynn,Ada Thorne,"Large Farmer's Tea - 2.45, Large Latte - Oat - 3.10",5.55,CARD,9999123412341234
                11/03/2024 10:15,King's Lynn,Ada Thorne,Large Farmer's Tea - 2.45,2.45,CASH,
                """);
    }

    private static void makeUser(Connection admin) throws IOException, SQLException {
        String rights = Files.readString(Path.of("..", "sql", "reporting-rights.sql"))
                .replaceAll("(?m)^--.*$", "")
                .replace("{user}", USER);
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'");
            for (String sql : rights.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** A connection of the Redshift driver's, as the user of dashboards. */
    Connection connect() throws SQLException {
        String url = String.format(
                Locale.ROOT,
                "jdbc:redshift://127.0.0.1:%d/dev?ssl=false",
                pipeline.warehouse().port());
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    /** A connection of PostgreSQL's own driver, as Grafana has one on one machine. */
    Connection connectAsPostgres() throws SQLException {
        Properties user = new Properties();
        user.setProperty("user", "brewline");
        return new org.postgresql.Driver()
                .connect("jdbc:postgresql://127.0.0.1:" + pipeline.warehouse().port() + "/dev?sslmode=disable", user);
    }

    /** Every generated file, in the order of landing. */
    List<GeneratedFile> files() {
        return Stream.of(generated, yearBefore)
                .flatMap(summary -> summary.files().stream())
                .toList();
    }

    /** The generator's own sums. */
    Stream<ExpectedLoad> totals() {
        return Stream.of(generated.totals(), yearBefore.totals());
    }

    /** The generated files that bring sales, each sale in one of them only. */
    List<GeneratedFile> files(Predicate<GeneratedFile> which) {
        return files().stream()
                .filter(file -> file.truth().isAccepted() && file.copyOf().isEmpty())
                .filter(which)
                .toList();
    }

    /** The period in which a query finds something: files landed now, what is sold was sold then. */
    TimeRange periodOf(SqlQuery query) {
        if (query.shownAs().equals("alert")) {
            Instant noon = TimeRange.ofDays(FIRST_DAY, LAST_DAY).to().plus(Duration.ofHours(12));
            return new TimeRange(noon.minus(Duration.ofDays(1)), noon);
        }
        return query.sql().contains("(landed_") ? landing : TimeRange.ofDays(FIRST_DAY, LAST_DAY);
    }

    @Override
    public void close() throws IOException {
        pipeline.close();
        state.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
