package io.brewline.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contestants take turns: each once a round, so that whatever else the machine does meets all of them alike. In each
 * round another one begins. Stateless.
 */
public final class Rounds {
    private static final double NANOS = 1e9;

    private Rounds() {}

    /** The times by the contestants' names, in their order. */
    public static Map<String, Times> run(Scale scale, List<Contestant> contestants) throws Exception {
        Map<String, Times> times = new LinkedHashMap<>();
        contestants.forEach(contestant -> times.put(contestant.name(), new Times()));
        for (int round = -scale.warmUps(); round < scale.rounds(); round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                Contestant contestant = contestants.get(Math.floorMod(round + turn, contestants.size()));
                // The garbage of the one before is not this one's.
                System.gc();
                long cpuBefore = processCpuNanos();
                long before = System.nanoTime();
                contestant.work().run();
                long wall = System.nanoTime() - before;
                if (round >= 0) {
                    times.get(contestant.name()).add(wall / NANOS, (processCpuNanos() - cpuBefore) / NANOS);
                }
            }
        }
        return times;
    }

    private static long processCpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
