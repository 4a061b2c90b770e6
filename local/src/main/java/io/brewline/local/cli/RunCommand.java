package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.report.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code brewline run}: these files, once. */
@Command(
        name = "run",
        description = "Runs these branch files through the pipeline, once, and shows what became of each.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline run leeds.csv more-files/",
            "  ./brewline run --json files/ > result.json",
            "",
            "Running a file again is safe: what is in the warehouse already is not loaded twice.",
            "A file that comes again under the same name, from the same folder, takes the place of what it held before,",
            "day by day."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders whose files are all taken.")
    private List<Path> paths;

    @Option(names = "--json", description = "Print one JSON object, and nothing else, on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files = InputFiles.expand(paths);
        try (StateFolder state = brewline.openState();
                LocalPipeline pipeline = LocalPipeline.start(state, LocalPipeline.Ports.ANY)) {
            FilesRun run = new FilesRun(pipeline);
            RunResult result = run.run(files);
            run.print(result, json ? FilesRun.Output.JSON : FilesRun.Output.TEXT);
            return result.isClean() ? 0 : UserError.FAILED;
        }
    }
}
