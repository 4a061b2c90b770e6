package io.brewline.it.faults;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.it.faults.FunctionInstance.Outcome;
import io.brewline.it.faults.SimulatedQueue.Held;
import io.brewline.it.faults.World.Scene;
import io.brewline.load.LoadConfig;
import io.brewline.load.LoadInVirtualTime;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The three functions and what Lambda does for them: it receives, calls, and deletes what is done. One thread at a time.
 */
final class Functions {
    private static final int DELETED_AT_ONCE = 10;
    private static final int MOST_STATEMENTS_BEFORE_THE_SECOND = 100;
    private static final String SECOND_LOADER = "load-2";

    private final World world;
    private final Scene scene;
    private final Trace trace;
    private final CapturedLog log;
    private final Settings environment;
    private final Map<String, FunctionInstance> instances = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int calls;

    Functions(World world, Scene scene, Trace trace, CapturedLog log, int partBytes) {
        this.world = world;
        this.scene = scene;
        this.trace = trace;
        this.log = log;
        environment = new Settings(Map.ofEntries(
                Map.entry("AWS_REGION", "eu-west-2"),
                Map.entry("LANDING_BUCKET", Cloud.LANDING),
                Map.entry("STAGING_BUCKET", Cloud.STAGING),
                Map.entry("QUARANTINE_BUCKET", Cloud.QUARANTINE),
                Map.entry("TRANSFORM_QUEUE_URL", Cloud.url(Cloud.TRANSFORM)),
                Map.entry("LOAD_QUEUE_URL", Cloud.url(Cloud.LOAD)),
                Map.entry("ALERT_TOPIC_ARN", "arn:aws:sns:eu-west-2:000000000000:alerts"),
                Map.entry(
                        "CUSTOMER_KEY_SECRET_ARN", "arn:aws:secretsmanager:eu-west-2:000000000000:secret:customer-key"),
                Map.entry("WAREHOUSE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-2:000000000000:secret:warehouse"),
                Map.entry("COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy"),
                Map.entry("WAREHOUSE_URL", world.warehouseUrl()),
                Map.entry("STAGED_PART_BYTES", Integer.toString(partBytes)),
                Map.entry("MAX_RECEIVE_COUNT", Integer.toString(SimulatedQueue.MAX_RECEIVES))));
    }

    /** What no function may do, and one did. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** One batch of a queue, if there is any, through its function. */
    void poll(String stage, int most) {
        List<Held> batch = receive(stage, most);
        if (batch.isEmpty()) {
            return;
        }
        boolean open = world.proxy().anyUnnoticed();
        if (stage.equals(Cloud.LOAD)
                && !open
                && scene.faults().at("start another loader", FaultKind.TWO_LOADERS) != null) {
            pollTwice(batch, most);
            return;
        }
        FunctionInstance instance = instance(stage);
        String name = stage + "#" + ++calls;
        Invocation invocation = new Invocation(name, instance);
        scene.turns().begin(invocation);
        settle(stage, stage, batch, call(instance, invocation, batch));
        if (open && stage.equals(Cloud.LOAD)) {
            world.proxy().notice();
        }
    }

    private List<Held> receive(String stage, int most) {
        FaultKind kind = scene.faults()
                .at("receive for " + stage, FaultKind.SQS_RECEIVE_FAILED, FaultKind.SQS_RECEIVE_ANSWER_LOST);
        if (kind == FaultKind.SQS_RECEIVE_FAILED) {
            return List.of();
        }
        List<Held> received = scene.cloud().queue(stage).receive(most);
        return kind == null ? received : List.of();
    }

    private Outcome call(FunctionInstance instance, Invocation invocation, List<Held> batch) {
        trace.add(invocation.name() + " gets "
                + batch.stream().map(held -> held.id() + "x" + held.receives()).toList());
        Outcome outcome = log.during(() -> instance.call(invocation, batch));
        if (scene.turns().isStarted()) {
            // The other one may wait for the lock of this one's open transaction, and nobody else would end that.
            world.proxy().notice();
        }
        scene.turns().end(invocation);
        return outcome;
    }

    /** Two loaders, the second one with messages of the first among its own. */
    private void pollTwice(List<Held> batch, int most) {
        SimulatedQueue queue = scene.cloud().queue(Cloud.LOAD);
        batch.stream().filter(any -> scene.faults().below(2) == 0).forEach(queue::deliverAgain);
        List<Held> others = queue.receive(most);
        FunctionInstance one = instance(Cloud.LOAD);
        FunctionInstance other = instance(SECOND_LOADER);
        Invocation first = new Invocation("load#" + ++calls, one);
        Invocation second = new Invocation("load#" + ++calls + " beside it", other);
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        Thread thread = new Thread(() -> outcome.set(call(other, second, others)), "second loader");
        thread.setDaemon(true);
        scene.turns().begin(first);
        scene.turns().plan(second, 1 + scene.faults().below(MOST_STATEMENTS_BEFORE_THE_SECOND), thread::start);
        Outcome firstOutcome = call(one, first, batch);
        if (scene.turns().isStarted()) {
            join(thread);
        } else {
            // The second one has all its time: it would wait for longer than this schedule lasts.
            world.proxy().notice();
            scene.turns().begin(second);
            outcome.set(call(other, second, others));
        }
        settle(Cloud.LOAD, Cloud.LOAD, batch, firstOutcome);
        settle(Cloud.LOAD, SECOND_LOADER, others, outcome.get());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void settle(String stage, String instance, List<Held> batch, Outcome outcome) {
        trace.add("  " + outcome);
        if (outcome instanceof Outcome.Answered answered) {
            List<Held> done = batch.stream()
                    .filter(held -> !answered.failed().contains(held.id()))
                    .toList();
            for (int from = 0; from < done.size(); from += DELETED_AT_ONCE) {
                delete(stage, done.subList(from, Math.min(done.size(), from + DELETED_AT_ONCE)));
            }
        } else {
            world.proxy().drop(instances.remove(instance));
            if (outcome instanceof Outcome.Swallowed) {
                wrong.add(stage + " went on after its memory was exhausted");
            }
        }
    }

    private void delete(String stage, List<Held> done) {
        FaultKind kind = scene.faults()
                .at("delete from " + stage, FaultKind.SQS_DELETE_FAILED, FaultKind.SQS_DELETE_ANSWER_LOST);
        if (kind != FaultKind.SQS_DELETE_FAILED) {
            done.forEach(scene.cloud().queue(stage)::delete);
        }
    }

    private FunctionInstance instance(String name) {
        return instances.computeIfAbsent(
                name,
                any -> new FunctionInstance(() -> switch (name) {
                    case Cloud.EXTRACT -> new ExtractHandler(ExtractConfig.from(environment), aws());
                    case Cloud.TRANSFORM -> new TransformHandler(TransformConfig.from(environment), aws());
                    default -> LoadInVirtualTime.handler(LoadConfig.from(environment), aws(), this::pause);
                }));
    }

    private AwsClients aws() {
        return world.clients().ofFunctions();
    }

    /** Pauses are of random length: none is taken, so that two runs of a seed are alike. */
    private void pause(Duration any) {
        Invocation.current().requireAlive();
    }
}
