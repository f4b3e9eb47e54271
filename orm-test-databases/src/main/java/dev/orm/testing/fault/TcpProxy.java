package dev.orm.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A server on this machine between a program and a database, by which a test cuts the network. Thread-safe. */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition healed = lock.newCondition();
    private boolean requestsLost;
    private boolean answersLost;
    private volatile boolean closed;

    /**
     * Starts a proxy that lets everything through.
     *
     * @param host where the database is
     * @param port the port of the database
     */
    public TcpProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start("accept", this::accept);
    }

    /**
     * Returns the port to connect to.
     *
     * @return the port on the loopback address
     */
    public int port() {
        return server.getLocalPort();
    }

    /** Swallows everything from now on, without a word to either side. */
    public void partition() {
        lose(true, true);
    }

    /** Lets the database hear the program from now on, but not the program the database. */
    public void loseAnswers() {
        lose(false, true);
    }

    /** Lets everything through again; what was swallowed is lost with its connection. */
    public void heal() {
        lose(false, false);
    }

    /** Resets all connections, as a firewall that has forgotten them. */
    public void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                sockets.remove(socket);
            }
        }
        sockets.clear();
    }

    private void lose(boolean requests, boolean answers) {
        lock.lock();
        try {
            requestsLost = requests;
            answersLost = answers;
            healed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitNetwork(boolean answer) {
        lock.lock();
        try {
            while ((answer ? answersLost : requestsLost) && !closed) {
                healed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                start("connect", () -> connect(client));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitNetwork(false);
            Socket database = new Socket(host, port);
            sockets.add(database);
            start("answer", () -> pump(database, client, true));
            pump(client, database, false);
        } catch (IOException failure) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitNetwork(answers);
                out.write(buffer, 0, n);
            }
        } catch (IOException ended) {
            // One of the two is gone, so the other goes as well.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the proxy and all connections through it. */
    @Override
    public void close() {
        closed = true;
        heal();
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        reset();
    }
}
