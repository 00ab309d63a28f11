package org.jixiaoflow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks receivers that may never come to an end: an answer is waited for so long and no longer, and only its beginning is kept. */
public final class Asking {

    /** Bytes enough for any answer that says whether a message was taken. */
    static final int LONGEST_ANSWER = 65_536;

    private static final Duration CONNECTED = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTED)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final Duration patience;

    /** @param patience how long to wait for the whole of an answer; a request's own timeout ends with the answer's headers */
    public Asking(Duration patience) {
        this.patience = patience;
    }

    /**
     * The answer, cut off where it is too long.
     *
     * @throws IOException also if it isn't there in time
     */
    public HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
        var asked = http.sendAsync(request, told -> new Beginning());
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("No whole answer within " + patience);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException fault ? fault : new IOException(failed.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private static final class Beginning implements BodySubscriber<String> {

        private final CompletableFuture<String> text = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription rest;

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            rest = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (var part : parts) {
                var piece = new byte[Math.min(part.remaining(), LONGEST_ANSWER - bytes.size())];
                part.get(piece);
                bytes.writeBytes(piece);
            }
            var more = Objects.requireNonNull(rest);
            if (bytes.size() < LONGEST_ANSWER) {
                more.request(1);
            } else {
                more.cancel();
                onComplete();
            }
        }

        @Override
        public void onError(Throwable fault) {
            text.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            text.complete(bytes.toString(UTF_8));
        }
    }
}
