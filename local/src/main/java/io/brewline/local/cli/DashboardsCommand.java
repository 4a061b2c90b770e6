package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.dashboards.PostgresDashboards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code brewline dashboards}: what Grafana shows on this machine. */
@Command(
        name = "dashboards",
        description = "Writes Grafana's dashboards for the warehouse of `brewline serve`.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  ./brewline dashboards && docker compose -f grafana/docker-compose.yml up",
            "",
            "They are those of grafana/dashboards, made to ask PostgreSQL's data source."
        })
final class DashboardsCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder to write to (default: dashboards in the state folder).")
    private Path folder;

    @Override
    public Integer call() {
        Path target = folder == null ? brewline.home().resolve("dashboards") : folder;
        try {
            int written = PostgresDashboards.write(target).size();
            System.out.println("Wrote " + written + " dashboards to " + target + ".");
            return 0;
        } catch (IOException e) {
            throw UserError.failed("The dashboards cannot be written to " + target + ": check the folder's rights.", e);
        }
    }
}
