package org.jixiaoflow.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where the stack listens, all on the loopback address. */
public record Ports(int kafka, int registry, int database, int submission, int review, int scoring, int identity) {

    /** The ports of a usual start. */
    public static final Ports USUAL = new Ports(9092, 8085, 5433, 8081, 8082, 8083, 8084);

    /** Ports nobody uses at the moment. */
    public static Ports free() {
        return new Ports(anyFree(), anyFree(), anyFree(), anyFree(), anyFree(), anyFree(), anyFree());
    }

    /** One port nobody uses at the moment. */
    public static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void requireFree() {
        requireFree("Kafka", kafka);
        requireFree("Schema Registry", registry);
        requireFree("PostgreSQL", database);
        requireFree("submission-service", submission);
        requireFree("review-service", review);
        requireFree("scoring-service", scoring);
        requireFree("identity", identity);
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
