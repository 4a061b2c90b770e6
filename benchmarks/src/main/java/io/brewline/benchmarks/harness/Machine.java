package io.brewline.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine on which something was measured, in words. Stateless. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /** Cores, model, memory, system, Java, and how busy the machine is now. */
    public static String describe() throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %d MiB of memory, %s %s, Java %s (%s); load of the last minute %.1f",
                system.getAvailableProcessors(),
                model(),
                system.getTotalMemorySize() >> 20,
                system.getName(),
                system.getArch(),
                Runtime.version(),
                System.getProperty("java.vm.vendor"),
                load());
    }

    /** The load average of the last minute; below zero where the system tells none. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String model() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return "model unknown";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        }
    }
}
