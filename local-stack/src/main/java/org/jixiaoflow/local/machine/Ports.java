package org.jixiaoflow.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/** Where the stack listens, all on the loopback address. */
public record Ports(
        int kafka,
        int registry,
        int database,
        int submission,
        int review,
        int scoring,
        int identity,
        int workbench,
        int notification) {

    /** The ports of a usual start. */
    public static final Ports USUAL = new Ports(9092, 8085, 5433, 8081, 8082, 8083, 8084, 8080, 8086);

    /** Ports nobody uses at the moment. */
    public static Ports free() {
        // All at once: a port that is given back may be the next one given out.
        var free = anyFree(9);
        return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7], free[8]);
    }

    /** One port nobody uses at the moment. */
    public static int anyFree() {
        return anyFree(1)[0];
    }

    /** As many different ports, none of which anybody uses at the moment. */
    public static int[] anyFree(int count) {
        if (count == 0) {
            return new int[0];
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var others = anyFree(count - 1);
            var ports = Arrays.copyOf(others, count);
            ports[count - 1] = socket.getLocalPort();
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses to start where somebody else listens already. */
    public void requireFree() {
        requireFree("Kafka", kafka);
        requireFree("Schema Registry", registry);
        requireFree("PostgreSQL", database);
        requireFree("submission-service", submission);
        requireFree("review-service", review);
        requireFree("scoring-service", scoring);
        requireFree("identity", identity);
        requireFree("workbench", workbench);
        requireFree("notification-service", notification);
    }

    private static void requireFree(String who, int port) {
        if (isTaken(port)) {
            throw new StackProblem("stack.port-taken", String.valueOf(port), who);
        }
    }

    /** Whether somebody listens on the port. */
    public static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() != port;
        } catch (IOException taken) {
            return true;
        }
    }
}
