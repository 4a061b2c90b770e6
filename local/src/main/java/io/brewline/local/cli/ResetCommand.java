package io.brewline.local.cli;

import io.brewline.local.pipeline.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code brewline reset}: forgets everything. */
@Command(
        name = "reset",
        description = "Forgets everything: the warehouse, the landed files, the alerts. The files that you gave stay.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./brewline reset && ./brewline demo"})
final class ResetCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Override
    public Integer call() {
        try (StateFolder state = StateFolder.claim(brewline.home())) {
            state.forget();
            System.out.println("Forgotten: " + state.home() + " is as new.");
        }
        return 0;
    }
}
