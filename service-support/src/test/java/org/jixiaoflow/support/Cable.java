package org.jixiaoflow.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a client and a server, to be cut or to fall silent. */
final class Cable implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.WHOLE;

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    Cable(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** As if the server were killed: connections end, new ones are closed at once. */
    synchronized void cut() {
        state = State.CUT;
        open.forEach(Cable::close);
    }

    /** As if the server's machine were gone: connections stay, and nothing comes over them. */
    synchronized void silence() {
        state = State.SILENT;
    }

    synchronized void mend() {
        state = State.WHOLE;
        notifyAll();
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void awaitVoice() {
        try {
            while (state == State.SILENT) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (isCut()) {
                    close(near);
                } else {
                    start(() -> connect(near));
                }
            } catch (IOException closed) {
                // the loop ends with the door
            }
        }
    }

    private void connect(Socket near) {
        awaitVoice();
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(near);
            open.add(far);
            start(() -> copy(near, far));
            copy(far, near);
        } catch (IOException unreachable) {
            close(near);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException ended) {
            // either side may end a connection
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[BUFFER];
        for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            awaitVoice();
            to.write(buffer, 0, read);
        }
    }

    private static void start(Runnable body) {
        var thread = new Thread(body, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ended) {
            // it is closed then
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
