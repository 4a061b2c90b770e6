package io.brewline.it.faults;

import io.brewline.it.faults.World.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands between the Redshift driver and the warehouse, and breaks what passes at the bounds of statements and answers.
 * Thread-safe.
 */
final class WarehouseProxy implements AutoCloseable {
    private final ServerSocket server;
    private final World world;
    private final Supplier<Scene> scene;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    WarehouseProxy(World world, Supplier<Scene> scene) throws IOException {
        this.world = world;
        this.scene = scene;
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        start(this::accept, "proxy");
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                ProxiedConnection connection = new ProxiedConnection(client, world, scene.get());
                connections.add(connection);
                start(
                        () -> {
                            connection.run();
                            if (!connection.isOpen()) {
                                connections.remove(connection);
                            }
                        },
                        "proxied");
            } catch (IOException e) {
                // Closed, or one client less.
            }
        }
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether a dead function's transaction is still open in the warehouse. */
    boolean anyUnnoticed() {
        return connections.stream().anyMatch(ProxiedConnection::isUnnoticed);
    }

    /** The warehouse notices who is dead. */
    void notice() {
        connections.stream().filter(ProxiedConnection::isUnnoticed).forEach(ProxiedConnection::cut);
        connections.removeIf(connection -> !connection.isOpen());
    }

    /** Ends the connections of a function instance that is no more, but those whose end the warehouse has not noticed. */
    void drop(FunctionInstance instance) {
        connections.stream()
                .filter(connection -> connection.belongsTo(instance) && !connection.isUnnoticed())
                .forEach(ProxiedConnection::cut);
    }

    void cutAll() {
        connections.forEach(ProxiedConnection::cut);
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutAll();
    }
}
