package io.brewline.it.faults;

import io.brewline.it.faults.World.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One seed's way from the first upload to the last load: files land, functions are called, faults strike; in the end, in calm
 * weather, the dead-letter queues are redriven until nothing is under way, and the warehouse is compared with the files. All
 * happens in an order that the seed decides.
 */
final class Schedule {
    private static final List<String> STAGES = List.of(Cloud.EXTRACT, Cloud.TRANSFORM, Cloud.LOAD);

    /** Loads are few and large, as in production: one of so many is made while files are still on their way. */
    private static final int LOADS_EARLY = 25;

    private static final Map<String, Integer> BATCHES = Map.of(Cloud.EXTRACT, 10, Cloud.TRANSFORM, 8, Cloud.LOAD, 100);
    private static final int MOST_LANDING_AT_ONCE = 12;
    private static final int MOST_STEPS = 1_000;
    private static final int[] PART_BYTES = {64 << 20, 300};

    private final World world;
    private final Random dice;
    private final Trace trace = new Trace();
    private final Faults faults;
    private final VirtualClock clock = new VirtualClock();
    private final Cloud cloud;
    private final CapturedLog log = new CapturedLog();
    private final LandingBucket landing;
    private final Functions functions;
    private int steps;

    private Schedule(World world, long seed, Weather weather) throws SQLException {
        this.world = world;
        dice = new Random(seed);
        faults = weather == Weather.CALM ? Faults.none(trace) : new Faults(new Random(dice.nextLong()), trace);
        cloud = new Cloud(clock, faults);
        landing = new LandingBucket(cloud, clock);
        Scene scene = new Scene(cloud, faults, new Turns());
        world.enter(scene);
        functions = new Functions(world, scene, trace, log, PART_BYTES[dice.nextInt(PART_BYTES.length)]);
    }

    /** Whether anything goes wrong. */
    enum Weather {
        CALM,
        FAULTS
    }

    /**
     * What became of a seed.
     *
     * @param files how many versions landed
     * @param struck faults, by kind
     * @param trace of all that happened, as a hash
     * @param latest the end of it, as text
     */
    record Result(long seed, int files, Verdict verdict, Map<FaultKind, Long> struck, String trace, String latest) {}

    /** Runs that seed's schedule to its end, with files in {@code folder}, which is empty. */
    static Result run(World world, long seed, Weather weather, Path folder) throws IOException, SQLException {
        return new Schedule(world, seed, weather).run(seed, BranchUploads.generate(seed, folder));
    }

    private Result run(long seed, BranchUploads branches) throws SQLException {
        Deque<BranchUploads.Upload> uploads = new ArrayDeque<>(branches.uploads());
        do {
            drain(uploads);
            faults.calm();
            world.proxy().notice();
        } while (redrive() > 0);
        Verdict verdict = verdict(branches);
        return new Result(seed, landing.versions().size(), verdict, faults.struck(), trace.sha256(), trace.latest());
    }

    private Verdict verdict(BranchUploads branches) throws SQLException {
        Actual actual;
        try (Connection warehouse = world.connect()) {
            actual = Actual.read(warehouse);
        }
        actual.content().orders().keySet().forEach(trace::add);
        List<String> more = new ArrayList<>(functions.wrong());
        if (steps >= MOST_STEPS) {
            more.add("messages were still under way after " + steps + " steps");
        }
        if (world.timesOverdue() > 0) {
            more.add("a load waited for the warehouse for longer than its function lives");
        }
        cloud.s3().rewritten(Cloud.STAGING).forEach(key -> more.add("staged again with other bytes: " + key));
        more.addAll(Heard.missing(landing.versions(), cloud));
        more.addAll(Verdict.leaks(cloud, actual.texts(), log.lines(), branches.customers()));
        return Verdict.of(Expected.of(landing.versions()), actual).and(more);
    }

    private int redrive() {
        return STAGES.stream().mapToInt(stage -> cloud.queue(stage).redrive()).sum();
    }

    private void drain(Deque<BranchUploads.Upload> uploads) {
        while (steps < MOST_STEPS && step(uploads)) {
            steps++;
            clock.advance(Duration.ofSeconds(1));
        }
    }

    /** Whether there was anything to do. */
    private boolean step(Deque<BranchUploads.Upload> uploads) {
        List<String> ready = STAGES.stream().filter(this::isReady).toList();
        if (ready.contains(Cloud.LOAD) && (isQuietBeforeLoad(uploads) || dice.nextInt(LOADS_EARLY) == 0)) {
            poll(Cloud.LOAD);
        } else if (!uploads.isEmpty() && dice.nextInt(3) == 0) {
            land(uploads);
        } else if (ready.contains(Cloud.TRANSFORM) && dice.nextBoolean()) {
            poll(Cloud.TRANSFORM);
        } else if (ready.contains(Cloud.EXTRACT)) {
            poll(Cloud.EXTRACT);
        } else if (!ready.contains(Cloud.TRANSFORM)) {
            return uploads.isEmpty() ? waitForMessages() : land(uploads);
        }
        return true;
    }

    private boolean isReady(String stage) {
        return nextVisible(stage).filter(at -> !at.isAfter(clock.instant())).isPresent();
    }

    private boolean isQuietBeforeLoad(Deque<BranchUploads.Upload> uploads) {
        return uploads.isEmpty()
                && cloud.queue(Cloud.EXTRACT).isEmpty()
                && cloud.queue(Cloud.TRANSFORM).isEmpty();
    }

    private void poll(String stage) {
        functions.poll(stage, 1 + dice.nextInt(BATCHES.get(stage)));
    }

    private boolean land(Deque<BranchUploads.Upload> uploads) {
        for (int i = dice.nextInt(MOST_LANDING_AT_ONCE); i >= 0 && !uploads.isEmpty(); i--) {
            landing.take(uploads.remove());
        }
        return true;
    }

    /** Until the next one is visible; false where there are none. */
    private boolean waitForMessages() {
        Optional<Instant> next = STAGES.stream()
                .flatMap(stage -> nextVisible(stage).stream())
                .filter(at -> at.isAfter(clock.instant()))
                .min(Instant::compareTo);
        next.ifPresent(clock::advanceTo);
        return next.isPresent();
    }

    private Optional<Instant> nextVisible(String stage) {
        return cloud.queue(stage).nextVisible();
    }
}
