package io.brewline.load;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The load function whose pauses somebody else takes. */
public final class LoadInVirtualTime {
    private LoadInVirtualTime() {}

    /** A function instance. */
    public static LoadHandler handler(LoadConfig config, AwsClients aws, Consumer<Duration> sleeper) {
        Warehouse warehouse = new Warehouse(new RedshiftConnector(config, new Secrets(aws.secrets())));
        return new LoadHandler(config, aws, warehouse, sleeper::accept, Clock.systemUTC());
    }
}
