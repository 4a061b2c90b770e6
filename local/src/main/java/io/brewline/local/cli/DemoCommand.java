package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.report.RunResult;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline demo}: a week of a chain, generated and run through. */
@Command(
        name = "demo",
        description = "Generates a week of a chain's sales, runs it through the pipeline, and shows the result.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline demo",
            "  ./brewline demo --dirt 0.05 --seed 2      another chain, with bad rows and bad files",
            "",
            "Run it twice: the second time nothing is new, and nothing is doubled."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String NEXT = """

            Try next:
              ./brewline report                         these sales as a page with charts, for a browser
              ./brewline demo                           nothing is new, and nothing is doubled
              ./brewline demo --dirt 0.05 --seed 2      another chain, with bad rows and bad files
              ./brewline sql "select * from etl.file_versions"
              ./brewline run YOUR-FILES.csv\
            """;

    @ParentCommand
    private Brewline brewline;

    @Mixin
    private GenerateCommand.Options options;

    @Option(names = "--json", description = "Print one JSON object, and nothing else, on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        GeneratorOptions what = options.read();
        try (StateFolder state = brewline.openState()) {
            // The files are written while the services start.
            CompletableFuture<GeneratedSummary> generated = CompletableFuture.supplyAsync(() -> generate(what, state));
            try (LocalPipeline pipeline = LocalPipeline.start(state, LocalPipeline.Ports.ANY)) {
                GeneratedSummary summary = join(generated);
                FilesRun run = new FilesRun(pipeline);
                RunResult result = run.run(
                        summary.files().stream().map(GeneratedFile::path).toList());
                run.print(result, json ? FilesRun.Output.JSON : FilesRun.Output.TEXT);
                if (!json) {
                    System.out.println(NEXT);
                }
                return result.isClean() ? 0 : UserError.FAILED;
            }
        }
    }

    private static GeneratedSummary join(CompletableFuture<GeneratedSummary> generated) {
        try {
            return generated.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UserError error ? error : e;
        }
    }

    private static GeneratedSummary generate(GeneratorOptions what, StateFolder state) {
        try {
            return GenerateCommand.generate(what, state.demoLanding());
        } catch (IOException e) {
            throw UserError.failed(
                    "The demo's files cannot be written to " + state.demoLanding() + ": check the folder's rights.", e);
        }
    }
}
