package org.jixiaoflow.support.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;

/**
 * Lets those who are slow with what they send wait for each other and nobody for them: a thread that waits for a body is one of a few, and
 * it doesn't wait for ever. Without it, as many connections as there are threads would stop a service, signed in or not.
 */
final class SlowSenders extends ValveBase {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SLOWEST_BYTES_PER_SECOND = 4096;

    /** Of what nobody wanted to read: so much is taken, so that its sender hears why. */
    private static final long MOST_UNREAD = 2L * 1024 * 1024;

    private final Semaphore waiting;

    /** @param most threads that may wait for bodies at once */
    SlowSenders(int most) {
        super(true);
        this.waiting = new Semaphore(most);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var sent = request.getCoyoteRequest();
        // A connection's next request finds the body of the one before.
        var body = sent.getInputBuffer() instanceof Body before ? before : new Body(sent.getInputBuffer());
        body.begin();
        sent.setInputBuffer(body);
        getNext().invoke(request, response);
        if (!request.isAsync() && !sent.hasExpectation() && isUnread(sent)) {
            response.finishResponse();
            body.takeRest(sent);
        }
    }

    private static boolean isUnread(org.apache.coyote.Request sent) {
        var read = new AtomicBoolean();
        sent.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return !read.get();
    }

    private final class Body implements InputBuffer {

        private final InputBuffer body;
        private long bytes;
        private Duration waited = Duration.ZERO;

        Body(InputBuffer body) {
            this.body = body;
        }

        void begin() {
            bytes = 0;
            waited = Duration.ZERO;
        }

        @Override
        public int available() {
            return body.available();
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            var count = body.available() > 0 ? read(into) : awaited(into);
            bytes += Math.max(count, 0);
            return count;
        }

        private int awaited(ApplicationBufferHandler into) throws IOException {
            if (waited.compareTo(PATIENCE.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND)) > 0) {
                throw new Problem(HttpStatus.REQUEST_TIMEOUT, "TOO_SLOW");
            }
            if (!waiting.tryAcquire()) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "BUSY_RECEIVING").again(PATIENCE);
            }
            var begun = System.nanoTime();
            try {
                return read(into);
            } finally {
                waiting.release();
                waited = waited.plusNanos(System.nanoTime() - begun);
            }
        }

        /** Whoever paused for too long is told so; one who left is nobody's fault, and not to be told anything. */
        private int read(ApplicationBufferHandler into) throws IOException {
            try {
                return body.doRead(into);
            } catch (SocketTimeoutException pause) {
                throw new Problem(HttpStatus.REQUEST_TIMEOUT, "TOO_SLOW");
            } catch (BadRequestException known) {
                throw known;
            } catch (IOException gone) {
                throw new ClientAbortException(gone);
            }
        }

        /** The answer is sent; the connection ends unless all of the body comes soon. */
        void takeRest(org.apache.coyote.Request sent) {
            var rest = new Unwanted();
            try {
                while (bytes < MOST_UNREAD && sent.doRead(rest) >= 0) {
                    rest.forget();
                }
            } catch (IOException | Problem tooLate) {
                container.getLogger().debug("A body that nobody read didn't end in time", tooLate);
            }
            if (isUnread(sent)) {
                sent.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static final class Unwanted implements ApplicationBufferHandler {

        private ByteBuffer bytes = EMPTY_BUFFER;

        void forget() {
            bytes = EMPTY_BUFFER;
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // What comes is given as it is.
        }
    }
}
