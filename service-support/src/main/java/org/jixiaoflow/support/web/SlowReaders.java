package org.jixiaoflow.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those who are slow to take their answers wait for each other and nobody for them: a thread that is in the middle of a long answer is
 * one of a few, and none waits for ever for a reader that takes a byte now and then. An answer is cut off, not ended, so that nobody takes a part of it
 * for the whole.
 */
final class SlowReaders extends OncePerRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SLOWEST_BYTES_PER_SECOND = 4096;

    /** So much of an answer waits in the connection itself, whoever reads it. */
    private static final long FITS = 32 * 1024;

    private static final int PIECE = 8 * 1024;
    private static final long TURN_MILLIS = 500;

    private final Semaphore waiting;
    private final LongSupplier nanoTime;

    /**
     * @param most threads that may be in the middle of a long answer at once
     * @param nanoTime as {@link System#nanoTime()}
     */
    SlowReaders(int most, LongSupplier nanoTime) {
        this.waiting = new Semaphore(most);
        this.nanoTime = nanoTime;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new Answer(response);
        chain.doFilter(request, answer);
        answer.requireWhole();
    }

    private interface Piece {
        void write() throws IOException;
    }

    /** Counts what was written and how long that took. */
    private final class Answer extends HttpServletResponseWrapper {

        private long bytes;
        private Duration waited = Duration.ZERO;
        private boolean cut;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new Stream(super.getOutputStream(), this);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return new PrintWriter(new Text(super.getWriter(), this));
        }

        void write(int length, Piece piece) throws IOException {
            requireWhole();
            if (waited.compareTo(PATIENCE.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND)) > 0) {
                throw cutOff("Its reader is too slow");
            }
            var turn = bytes > FITS;
            if (turn && !isMyTurn()) {
                throw cutOff("Too many readers are slow");
            }
            var begun = nanoTime.getAsLong();
            try {
                piece.write();
            } finally {
                waited = waited.plusNanos(nanoTime.getAsLong() - begun);
                bytes += length;
                if (turn) {
                    waiting.release();
                }
            }
        }

        private boolean isMyTurn() throws IOException {
            try {
                return waiting.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cutOff("The service is stopping");
            }
        }

        private IOException cutOff(String why) {
            cut = true;
            return new ClientAbortException(why);
        }

        /** Writers of pages go on as if nothing were wrong. */
        void requireWhole() throws IOException {
            if (cut) {
                throw new ClientAbortException("The answer was cut off");
            }
        }
    }

    private static final class Stream extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Answer answer;

        Stream(ServletOutputStream out, Answer answer) {
            this.out = out;
            this.answer = answer;
        }

        @Override
        public void write(int one) throws IOException {
            answer.write(1, () -> out.write(one));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (var done = 0; done < length; done += PIECE) {
                var begin = from + done;
                var piece = Math.min(PIECE, length - done);
                answer.write(piece, () -> out.write(bytes, begin, piece));
            }
        }

        @Override
        public void flush() throws IOException {
            answer.write(0, out::flush);
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }

    private static final class Text extends FilterWriter {

        private final Answer answer;

        Text(Writer out, Answer answer) {
            super(out);
            this.answer = answer;
        }

        @Override
        public void write(int one) throws IOException {
            answer.write(1, () -> out.write(one));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (var done = 0; done < length; done += PIECE) {
                var begin = from + done;
                var piece = Math.min(PIECE, length - done);
                answer.write(piece, () -> out.write(text, begin, piece));
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            for (var done = 0; done < length; done += PIECE) {
                var begin = from + done;
                var piece = Math.min(PIECE, length - done);
                answer.write(piece, () -> out.write(text, begin, piece));
            }
        }

        @Override
        public void flush() throws IOException {
            answer.write(0, out::flush);
        }
    }
}
