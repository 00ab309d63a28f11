package org.jixiaoflow.benchmarks.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes every mail and notes when it had it, and nothing else of it. */
final class MailServer implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("(?i)Message-ID:\\s*<([0-9a-f-]{36})@.*");
    private static final String GO_ON = "354 go on";
    private static final String DONE = "250 done";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "mail-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<UUID, Long> arrivals = new ConcurrentHashMap<>();

    MailServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** When each delivery's mail was there first, by {@link System#nanoTime}. */
    Map<UUID, Long> arrivals() {
        return arrivals;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var sender = server.accept();
                threads.execute(() -> talk(sender));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket sender) {
        try (sender;
                var lines = new BufferedReader(new InputStreamReader(sender.getInputStream(), ISO_8859_1))) {
            var answers = sender.getOutputStream();
            say(answers, "220 here");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("QUIT")) {
                    say(answers, "221 gone");
                    return;
                }
                if (verb.startsWith("DATA")) {
                    say(answers, GO_ON);
                    var id = mail(lines);
                    if (id != null) {
                        arrivals.putIfAbsent(id, System.nanoTime());
                    }
                }
                say(answers, DONE);
            }
        } catch (IOException left) {
            // A sender that hangs up sends again; what it had sent whole is noted.
            return;
        }
    }

    /** Reads a mail up to its end; the id it names. */
    private static @Nullable UUID mail(BufferedReader lines) throws IOException {
        UUID id = null;
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            var named = ID.matcher(line);
            if (id == null && named.matches()) {
                id = UUID.fromString(named.group(1));
            }
        }
        return id;
    }

    private static void say(OutputStream answers, String line) throws IOException {
        answers.write((line + "\r\n").getBytes(ISO_8859_1));
        answers.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
