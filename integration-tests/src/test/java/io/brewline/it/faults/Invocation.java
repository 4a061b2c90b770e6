package io.brewline.it.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One call of a function, by the thread that makes it. Its time is virtual: only slow streams and pauses take some. The
 * thread that runs it and the warehouse's proxy share it. Thread-safe.
 */
final class Invocation {
    private static final ThreadLocal<Invocation> CURRENT = new ThreadLocal<>();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** So little that a load cannot wait for a lock for longer than a moment. */
    private static final Duration SHORT = Duration.ofMillis(6_500);

    private final String name;
    private final FunctionInstance instance;
    private final Map<String, Outage> outages = new HashMap<>();
    private Duration left;
    private Fate fate = Fate.ALIVE;
    private int statements;

    private Invocation(String name, FunctionInstance instance, Duration left) {
        this.name = name;
        this.instance = instance;
        this.left = left;
    }

    /** With all the time that a function has. */
    static Invocation of(String name, FunctionInstance instance) {
        return new Invocation(name, instance, TIMEOUT);
    }

    /** With hardly any time. */
    static Invocation hurried(String name, FunctionInstance instance) {
        return new Invocation(name, instance, SHORT);
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

    /** @throws FunctionKilled where the time is over then */
    synchronized void takeTime(Duration some) {
        left = left.minus(some);
        if (left.isNegative()) {
            fate = Fate.KILLED;
        }
        requireAlive();
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
