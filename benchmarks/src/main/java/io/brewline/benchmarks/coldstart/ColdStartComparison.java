package io.brewline.benchmarks.coldstart;

import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each shipped jar, started as Lambda starts it, until its first answer: to a real file, and to a batch without messages. All
 * functions take turns within a round, on one processor and on all.
 */
public final class ColdStartComparison implements Comparison {
    private static final String NO_MESSAGES = "{\"Records\": []}";
    private static final String HELLO = "hello";
    private static final String WITHOUT_MESSAGES = ", no messages";
    private static final List<String> STAGES = List.of("extract", "transform", "load");

    private final Map<Cores, Map<String, Times>> ready = new EnumMap<>(Cores.class);
    private final Map<Cores, Map<String, Times>> answered = new EnumMap<>(Cores.class);
    private Map<String, Deployed> functions;

    @Override
    public String name() {
        return "coldstart";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        List<Cores> processors = scale.isQuick() ? List.of(Cores.ALL) : List.of(Cores.values());
        functions = deploy(workplace);
        try (Surroundings surroundings = new Surroundings(workplace.resolve("around"))) {
            FunctionProcess process = new FunctionProcess(surroundings.settings(), workplace.resolve("log"));
            for (int round = scale.isQuick() ? 0 : -1; round < scale.rounds(); round++) {
                for (Cores cores : processors) {
                    round(process, surroundings, cores, round >= 0);
                }
            }
        }
        for (Cores cores : processors) {
            tell(cores, report);
        }
        report.note(
                "coldstart: hello answers a string, hello at a queue an SQS event that the runtime binds; S3, SQS, Secrets"
                        + " Manager and the warehouse answer on loopback, without TLS. The wall time is until the first answer."
                        + " A name without more is the wall time's ratio on all processors; one, on a single one.");
    }

    private static Map<String, Deployed> deploy(Workplace workplace) throws IOException {
        Map<String, Deployed> deployed = new LinkedHashMap<>();
        Path hello = TaskRoots.ofClasses(List.of(HelloHandler.class), workplace.resolve("hello"));
        deployed.put(HELLO, new Deployed(HELLO, HelloHandler.class.getName(), hello, Memory.of("extract")));
        // Load's jar holds what the runtime binds events with.
        Path atQueue = TaskRoots.ofStage("load", workplace.resolve("at-queue"));
        TaskRoots.ofClasses(List.of(HelloQueueHandler.class), atQueue);
        deployed.put(
                "hello at a queue",
                new Deployed("hello at a queue", HelloQueueHandler.class.getName(), atQueue, Memory.of("extract")));
        for (String stage : STAGES) {
            deployed.put(stage, Deployed.stage(stage, workplace));
        }
        return deployed;
    }

    /** One file's way, and a start of each function without a message. */
    private void round(FunctionProcess process, Surroundings around, Cores cores, boolean counts) throws Exception {
        add(cores, HELLO, process.run(functions.get(HELLO), cores, "\"world\""), counts);
        add(cores, "hello at a queue", process.run(functions.get("hello at a queue"), cores, around.landed()), counts);
        String event = around.landed();
        around.forgetLoads();
        for (String stage : STAGES) {
            add(cores, stage, process.run(functions.get(stage), cores, event), counts);
            event = around.sent();
            add(cores, stage + WITHOUT_MESSAGES, process.run(functions.get(stage), cores, NO_MESSAGES), counts);
        }
    }

    private void add(Cores cores, String title, Start start, boolean counts) {
        if (counts) {
            times(ready, cores, title).add(start.ready(), Double.NaN);
            times(answered, cores, title).add(start.answered(), start.cpu());
        }
    }

    private static Times times(Map<Cores, Map<String, Times>> all, Cores cores, String title) {
        return all.computeIfAbsent(cores, any -> new LinkedHashMap<>()).computeIfAbsent(title, any -> new Times());
    }

    private void tell(Cores cores, Report report) {
        Map<String, Times> found = answered.get(cores);
        report.times("coldstart, " + cores.title() + ", ready", ready.get(cores), 1);
        report.times("coldstart, " + cores.title() + ", first answer", found, 1);
        Times hello = found.get(HELLO);
        for (String stage : STAGES) {
            String name = "coldstart/" + stage + cores.suffix();
            report.ratio(name, found.get(stage).wall() / hello.wall());
            report.ratio(name + "-cpu", found.get(stage).cpu() / hello.cpu());
            report.ratio(
                    name + "-no-messages", found.get(stage + WITHOUT_MESSAGES).wall() / hello.wall());
        }
    }
}
