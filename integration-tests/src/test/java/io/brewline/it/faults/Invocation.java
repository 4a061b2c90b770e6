package io.brewline.it.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One call of a function, by the thread that makes it. Its time is virtual: only slow streams and waits for a lock take some. The
 * thread that runs it and the warehouse's proxy share it. Thread-safe.
 */
final class Invocation {
    private static final ThreadLocal<Invocation> CURRENT = new ThreadLocal<>();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final String name;
    private final FunctionInstance instance;
    private final Map<String, Outage> outages = new HashMap<>();
    private Duration left = TIMEOUT;
    private Fate fate = Fate.ALIVE;
    private int statements;

    /** With all the time that a function has. */
    Invocation(String name, FunctionInstance instance) {
        this.name = name;
        this.instance = instance;
    }

    /** What became of the function. */
    enum Fate {
        ALIVE,
        KILLED,
        OUT_OF_MEMORY
    }

    /** A service that fails some more times. */
    private record Outage(FaultKind kind, int times) {}

    /** That of this thread, or null outside of functions. */
    static Invocation current() {
        return CURRENT.get();
    }

    void begin() {
        CURRENT.set(this);
    }

    void end() {
        CURRENT.remove();
    }

    String name() {
        return name;
    }

    FunctionInstance instance() {
        return instance;
    }

    synchronized int remainingMillis() {
        return Math.toIntExact(left.toMillis());
    }

    /** Kills the function where its time is over then. */
    synchronized void takeTime(Duration some) {
        left = left.minus(some);
        if (left.isNegative()) {
            fate = Fate.KILLED;
        }
    }

    synchronized void kill() {
        fate = Fate.KILLED;
    }

    synchronized OutOfMemoryError exhaustMemory() {
        fate = Fate.OUT_OF_MEMORY;
        return new OutOfMemoryError("planted");
    }

    synchronized Fate fate() {
        return fate;
    }

    /** @throws FunctionKilled where the function is no more */
    synchronized void requireAlive() {
        if (fate == Fate.KILLED) {
            throw new FunctionKilled();
        }
    }

    /** The number, from 1, of the next statement that this call sends to the warehouse. */
    synchronized int nextStatement() {
        return ++statements;
    }

    synchronized void beginOutage(String service, FaultKind kind, int times) {
        outages.put(service, new Outage(kind, times));
    }

    /** How that service fails this time because it failed before, or null. */
    synchronized FaultKind outage(String service) {
        Outage outage = outages.get(service);
        if (outage == null || outage.times() == 0) {
            return null;
        }
        outages.put(service, new Outage(outage.kind(), outage.times() - 1));
        return outage.kind();
    }
}
