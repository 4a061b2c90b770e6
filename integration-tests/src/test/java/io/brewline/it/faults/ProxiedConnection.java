package io.brewline.it.faults;

import io.brewline.it.faults.World.Scene;
import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One connection of a loader, statement by statement. Its own thread runs it; others may cut it. */
final class ProxiedConnection {
    /** What a statement gets here that waits for a lock in vain, whatever its own limit is. */
    private static final String SOON = "SET statement_timeout TO 200";

    private final Socket client;
    private final World world;
    private final Faults faults;
    private final Turns turns;
    private final Invocation opener;
    private volatile Socket warehouse;
    private volatile boolean unnoticed;
    private boolean warehouseGone;
    private Duration limit = Duration.ofDays(1);
    private InputStream fromClient;
    private InputStream fromWarehouse;

    ProxiedConnection(Socket client, World world, Scene scene) {
        this.client = client;
        this.world = world;
        faults = scene.faults();
        turns = scene.turns();
        opener = turns.acting();
    }

    /** Runs until either side is gone. */
    void run() {
        try {
            if (open()) {
                StatementGroup group = StatementGroup.readFrom(fromClient, "");
                while (group != null && pass(group)) {
                    group = StatementGroup.readFrom(fromClient, group.sql());
                }
            }
        } catch (IOException e) {
            // A broken connection is what is wanted here.
        }
        if (!unnoticed) {
            turns.unlocked(this);
            cut();
        }
    }

    private boolean open() throws IOException {
        client.setTcpNoDelay(true);
        fromClient = new BufferedInputStream(client.getInputStream());
        byte[] length = fromClient.readNBytes(Integer.BYTES);
        byte[] startup = fromClient.readNBytes(ByteBuffer.wrap(length).getInt() - Integer.BYTES);
        if (isDead() || faults.at(opener.name() + " connect", FaultKind.CONNECTION_REFUSED) != null) {
            return false;
        }
        warehouse = new Socket(InetAddress.getLoopbackAddress(), world.warehousePort());
        warehouse.setTcpNoDelay(true);
        fromWarehouse = new BufferedInputStream(warehouse.getInputStream());
        OutputStream out = warehouse.getOutputStream();
        out.write(length);
        out.write(startup);
        out.flush();
        return answer(read());
    }

    private boolean isDead() {
        return opener == null || opener.fate() == Invocation.Fate.KILLED;
    }

    /** Whether the connection lasts. */
    private boolean pass(StatementGroup group) throws IOException {
        Invocation invocation = turns.acting();
        if (invocation == null || invocation.fate() == Invocation.Fate.KILLED) {
            return false;
        }
        if (!group.isProbe()) {
            turns.at(invocation, invocation.nextStatement());
        }
        FaultKind kind = faults.at(invocation.name() + " sql " + group.label(), possible(group, turns.holdsLock(this)));
        if (kind == FaultKind.STATEMENT_CUT || kind == FaultKind.COMMIT_CUT) {
            return false;
        }
        if (kind == FaultKind.WAREHOUSE_RESTARTED) {
            world.restartWarehouse();
            return false;
        }
        if (kind == FaultKind.KILLED_AT_TIMEOUT && faults.below(2) == 0) {
            invocation.kill();
            return false;
        }
        limit = group.timeLimit().orElse(limit);
        byte[] answer = group.isLock() ? lock(group, invocation) : exchange(group);
        if (invocation.fate() == Invocation.Fate.KILLED) {
            return false;
        }
        if (group.isCommit() || group.isRollback()) {
            turns.unlocked(this);
        }
        if (group.isCommit()) {
            world.committed();
        }
        return kind == null ? answer(answer) : spoil(kind, answer, invocation);
    }

    private static FaultKind[] possible(StatementGroup group, boolean locked) {
        if (group.isCommit()) {
            return new FaultKind[] {
                FaultKind.COMMIT_CUT,
                FaultKind.COMMIT_ANSWER_LOST,
                FaultKind.COMMIT_ANSWER_CUT,
                FaultKind.KILLED_AT_TIMEOUT
            };
        }
        return new FaultKind[] {
            FaultKind.STATEMENT_CUT,
            FaultKind.STATEMENT_ANSWER_LOST,
            FaultKind.STATEMENT_ANSWER_CUT,
            FaultKind.WAREHOUSE_RESTARTED,
            locked ? FaultKind.KILLED_UNNOTICED : FaultKind.KILLED_AT_TIMEOUT,
            FaultKind.KILLED_AT_TIMEOUT
        };
    }

    private byte[] lock(StatementGroup group, Invocation invocation) throws IOException {
        if (!world.proxy().anyUnnoticed()) {
            return turns.lock(invocation, this, () -> exchange(group));
        }
        // A dead function's transaction has the lock: nothing but a limit of its own ends this one's wait.
        if (limit.toMillis() > invocation.remainingMillis()) {
            world.overdue();
        }
        exchange(StatementGroup.query(SOON));
        byte[] answer = exchange(group);
        invocation.takeTime(limit);
        return answer;
    }

    private byte[] exchange(StatementGroup group) throws IOException {
        group.writeTo(warehouse.getOutputStream());
        return read();
    }

    /** All that the warehouse says until it is ready for the next statement, or is gone. */
    private byte[] read() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Message message;
        do {
            message = Message.readFrom(fromWarehouse);
            warehouseGone = message == null;
            if (!warehouseGone) {
                message.writeTo(answer);
            }
        } while (!warehouseGone && message.type() != BackendType.READY_FOR_QUERY);
        return answer.toByteArray();
    }

    private boolean answer(byte[] answer) throws IOException {
        client.getOutputStream().write(answer);
        client.getOutputStream().flush();
        // A warehouse that stops says so, and is never ready again.
        return !warehouseGone;
    }

    private boolean spoil(FaultKind kind, byte[] answer, Invocation invocation) throws IOException {
        switch (kind) {
            case STATEMENT_ANSWER_CUT, COMMIT_ANSWER_CUT ->
                client.getOutputStream().write(answer, 0, answer.length / 2);
            case KILLED_AT_TIMEOUT -> invocation.kill();
            case KILLED_UNNOTICED -> {
                unnoticed = true;
                invocation.kill();
                client.close();
            }
            default -> {
                // The answer is lost.
            }
        }
        return false;
    }

    boolean belongsTo(FunctionInstance instance) {
        return opener != null && opener.instance().equals(instance);
    }

    boolean isUnnoticed() {
        return unnoticed;
    }

    boolean isOpen() {
        return unnoticed || !client.isClosed();
    }

    void cut() {
        unnoticed = false;
        close(client);
        if (warehouse != null) {
            close(warehouse);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
