package io.brewline.benchmarks;

import io.brewline.benchmarks.coldstart.BillComparison;
import io.brewline.benchmarks.coldstart.ColdStartComparison;
import io.brewline.benchmarks.copy.CopyComparison;
import io.brewline.benchmarks.files.CPythonComparison;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Machine;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Workplace;
import io.brewline.benchmarks.heap.HeapComparison;
import io.brewline.benchmarks.load.GrownComparison;
import io.brewline.benchmarks.load.WaitingComparison;
import io.brewline.benchmarks.pieces.PiecesComparison;
import io.brewline.benchmarks.transform.TransformComparison;
import io.brewline.benchmarks.way.WayComparison;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures Brewline beside its peers, in one session, and prints a table and lines NAME RATIO.")
public final class Benchmarks implements Callable<Integer> {
    /** Everything that is measured, in the order of the report. */
    public static final List<Comparison> COMPARISONS = List.of(
            new TransformComparison(),
            new PiecesComparison(),
            new CPythonComparison(),
            new CopyComparison(),
            new HeapComparison(),
            new WayComparison(),
            new GrownComparison(),
            new WaitingComparison(),
            new ColdStartComparison(),
            new BillComparison());

    @Spec
    private CommandSpec command;

    @Option(names = "--quick", description = "Small data and few rounds: under a minute. Shows that it works.")
    private boolean quick;

    @Option(names = "--only", paramLabel = "NAME", description = "This comparison alone; may be given more than once.")
    private List<String> only = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "So many rounds that count, in place of 7, or 1 if quick.")
    private Integer rounds;

    @Option(names = "--write-results", description = "Writes benchmarks/RESULTS.md too.")
    private boolean writeResults;

    @Option(names = "--full", description = "2,000,000 orders and more rounds; what is done where nothing is said.")
    private boolean full;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (quick && full) {
            throw new ParameterException(command.commandLine(), "--quick and --full exclude each other.");
        }
        requireKnown();
        Scale usual = quick ? Scale.QUICK : Scale.FULL;
        Scale scale = rounds == null ? usual : usual.withRounds(rounds);
        String machine = Machine.describe();
        Report report = new Report();
        boolean failed = false;
        for (Comparison comparison : COMPARISONS) {
            if (only.isEmpty() || only.contains(comparison.name())) {
                System.err.println(comparison.name() + "...");
                failed |= !succeeds(comparison, scale, report);
            }
        }
        System.out.println(machine);
        System.out.println(report.table());
        report.notes().forEach(System.out::println);
        System.out.println();
        report.ratios().forEach(System.out::println);
        if (writeResults) {
            Results.write(report, scale, machine);
        }
        return failed ? 1 : 0;
    }

    /** One that fails is told of, and takes no other one's figures with it. */
    private static boolean succeeds(Comparison comparison, Scale scale, Report report) throws InterruptedException {
        try (Workplace workplace = Workplace.open()) {
            comparison.run(scale, workplace, report);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace();
            report.note(comparison.name() + " FAILED: " + e.getMessage());
            return false;
        }
    }

    private void requireKnown() {
        List<String> names = COMPARISONS.stream().map(Comparison::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        command.commandLine(), "There is no comparison " + name + "; there are " + names + ".");
            }
        }
    }
}
