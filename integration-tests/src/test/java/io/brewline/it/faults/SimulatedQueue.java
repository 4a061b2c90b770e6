package io.brewline.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A standard queue of SQS with a dead-letter queue, in virtual time: at least once, in any order, late. What was received is
 * hidden until its visibility time-out is over. Thread-safe.
 */
final class SimulatedQueue {
    static final int MAX_RECEIVES = 5;

    private static final Duration VISIBILITY = Duration.ofMinutes(30);
    private static final int LONGEST_DELAY_SECONDS = 900;

    private final String name;
    private final VirtualClock clock;
    private final Faults faults;
    private final List<Held> held = new ArrayList<>();
    private final List<Held> dead = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int sent;

    SimulatedQueue(String name, VirtualClock clock, Faults faults) {
        this.name = name;
        this.clock = clock;
        this.faults = faults;
    }

    /** A copy of a message; of one that is delivered twice there are two. */
    static final class Held {
        private final String id;
        private final String body;
        private final Instant sentAt;
        private Instant visibleAt;
        private int receives;

        private Held(String id, String body, Instant sentAt, Instant visibleAt) {
            this.id = id;
            this.body = body;
            this.sentAt = sentAt;
            this.visibleAt = visibleAt;
        }

        String id() {
            return id;
        }

        String body() {
            return body;
        }

        Instant sentAt() {
            return sentAt;
        }

        int receives() {
            return receives;
        }
    }

    /** Takes a message and gives its id. */
    synchronized String send(String body) {
        String id = name + "-" + ++sent;
        bodies.add(body);
        boolean late = faults.at("arrive " + id, FaultKind.MESSAGE_DELAYED) != null;
        Instant now = clock.instant();
        held.add(new Held(id, body, now, late ? now.plusSeconds(faults.below(LONGEST_DELAY_SECONDS)) : now));
        return id;
    }

    /** Up to so many messages that are visible now. Those that came too often go to the dead-letter queue instead. */
    synchronized List<Held> receive(int most) {
        List<Held> visible = new ArrayList<>(held.stream()
                .filter(message -> !message.visibleAt.isAfter(clock.instant()))
                .toList());
        if (faults.at("receive from " + name, FaultKind.MESSAGES_REORDERED) != null) {
            Collections.shuffle(visible, new Random(faults.below(Integer.MAX_VALUE)));
        }
        List<Held> received = new ArrayList<>();
        for (Held message : visible) {
            if (message.receives >= MAX_RECEIVES) {
                held.remove(message);
                dead.add(message);
            } else if (received.size() < most) {
                take(message);
                received.add(message);
            }
        }
        return received;
    }

    /** Makes a message come once more, now. */
    synchronized void deliverAgain(Held message) {
        Held copy = new Held(message.id, message.body, message.sentAt, clock.instant());
        copy.receives = message.receives;
        held.add(copy);
    }

    private void take(Held message) {
        if (faults.at("deliver " + message.id, FaultKind.MESSAGE_DUPLICATED) != null) {
            deliverAgain(message);
        }
        message.receives++;
        message.visibleAt = clock.instant().plus(VISIBILITY);
    }

    synchronized void delete(Held message) {
        held.remove(message);
    }

    /** When the next message becomes visible, if there is any. */
    synchronized Optional<Instant> nextVisible() {
        return held.stream().map(message -> message.visibleAt).min(Instant::compareTo);
    }

    /** Brings back what lies in the dead-letter queue, and says how much that was. */
    synchronized int redrive() {
        int count = dead.size();
        for (Held message : dead) {
            held.add(new Held(message.id, message.body, message.sentAt, clock.instant()));
        }
        dead.clear();
        return count;
    }

    synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    synchronized int deadLetters() {
        return dead.size();
    }

    /** All that was ever sent. */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }
}
