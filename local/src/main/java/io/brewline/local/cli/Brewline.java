package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.pipeline.StateFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line: parses, runs a command, and turns what goes wrong into one sentence and an exit code. */
@Command(
        name = "brewline",
        description = {
            "Takes a coffee chain's branch CSVs through the whole pipeline on this machine: cleaned of personal data,"
                    + " loaded exactly once into a local Redshift.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ServeCommand.class,
            GenerateCommand.class,
            StatusCommand.class,
            SqlCommand.class,
            WarehouseCommand.class,
            ReportCommand.class,
            DashboardsCommand.class,
            ForgetCommand.class,
            RotateKeyCommand.class,
            RedriveCommand.class,
            ResetCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "brewline 0.1.0",
        footer = {
            "",
            "Start with:  ./brewline demo",
            "Then:        ./brewline run FILE.csv FOLDER...",
            "             ./brewline sql \"select * from sales.orders limit 5\"",
            "             ./brewline report",
            "             ./brewline status",
            "",
            "State is kept in ./.brewline, or where BREWLINE_HOME says.",
            "Exit codes: 0 all loaded, or well; 1 something was refused, rejected beyond the limit, or failed; 2 wrong usage."
        })
public final class Brewline implements IExecutionExceptionHandler {
    /** Set by the launcher where its caller would see a progress bar. */
    static final String TERMINAL_PROPERTY = "brewline.terminal";

    private static final String DEFAULT_HOME = ".brewline";

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of what goes wrong.")
    private boolean debug;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:BREWLINE_HOME:-" + DEFAULT_HOME + "}",
            description = "Where the state is kept (default: BREWLINE_HOME, else ./.brewline).")
    private Path home;

    private Brewline() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        System.out.flush();
        // The services in this process leave threads that nobody needs any more.
        System.exit(code);
    }

    static CommandLine commandLine() {
        Brewline brewline = new Brewline();
        return new CommandLine(brewline)
                .setExecutionExceptionHandler(brewline)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }

    /** Takes the state folder; from now on the services log there. Commands without state leave no folder behind. */
    StateFolder openState() {
        StateFolder state = StateFolder.open(home());
        LogFile.use(state.log());
        return state;
    }

    /** Where the state is. */
    Path home() {
        Path named = home.toString().isBlank() ? Path.of(DEFAULT_HOME) : home;
        return named.toAbsolutePath().normalize();
    }

    static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL_PROPERTY);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintStream err = System.err;
        if (debug) {
            failure.printStackTrace(err);
        }
        if (failure instanceof UserError error) {
            err.println("brewline: " + error.getMessage());
            return error.exitCode();
        }
        err.println("brewline: " + failure.getClass().getSimpleName()
                + " stopped this command: run it with --debug, and" + " read brewline.log in " + home() + ".");
        return UserError.FAILED;
    }
}
