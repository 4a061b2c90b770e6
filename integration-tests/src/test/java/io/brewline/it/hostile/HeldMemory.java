package io.brewline.it.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process holds when all garbage is gone.
 *
 * @param heapBytes on the heap
 * @param residentBytes in RAM, the heap and what native libraries hold; 0 where the system does not tell
 */
record HeldMemory(long heapBytes, long residentBytes) {
    /** Classes that load late, and the SDK's timers, which live for a minute after each read. */
    private static final long TOLERANCE_BYTES = 24L << 20;

    private static final Path STATUS = Path.of("/proc/self/status");

    static HeldMemory now() {
        // Twice: what a first collection finds unreachable may hold buffers that the second one frees.
        System.gc();
        System.gc();
        return new HeldMemory(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), resident());
    }

    void requireNoMoreThan(HeldMemory before) {
        if (heapBytes > before.heapBytes() + TOLERANCE_BYTES) {
            throw new AssertionError("The heap grew from " + before + " to " + this + ".");
        }
    }

    private static long resident() {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "heap %.1f MiB, resident %.1f MiB".formatted(heapBytes / 1048576.0, residentBytes / 1048576.0);
    }
}
