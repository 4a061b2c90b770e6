package io.brewline.it.faults;

import java.nio.file.Files;
import java.nio.file.Path;

final class RandomSchedules {
    public static void main(String[] a) throws Exception {
        long first = Long.parseLong(a[0]);
        int n = Integer.parseInt(a[1]);
        Path root = Files.createTempDirectory("faults");
        long t0 = System.nanoTime();
        try (World world = World.start(root.resolve("w"))) {
            System.out.println("start " + (System.nanoTime() - t0) / 1_000_000);
            for (long seed = first; seed < first + n; seed++) {
                long t = System.nanoTime();
                Schedule.Result r = Schedule.run(world, seed, a.length > 2 ? Schedule.Weather.CALM : Schedule.Weather.FAULTS, root.resolve("f" + seed));
                System.out.println(seed + " " + (System.nanoTime() - t) / 1_000_000 + " ms files " + r.files() + " orders " + r.verdict().orders() + " clean " + r.verdict().isClean() + " " + r.trace().substring(0, 12) + " " + r.struck());
                if (!r.verdict().isClean()) { System.out.println(r.verdict()); }
 if (System.getProperty("dump") != null) Files.writeString(Path.of(System.getProperty("dump") + seed), r.latest());
            }
            System.out.println(world.recoveryMillis());
        }
    }
}
