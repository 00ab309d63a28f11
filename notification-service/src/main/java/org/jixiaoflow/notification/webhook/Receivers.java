package org.jixiaoflow.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Asks receivers outside the network at the very address that was found to be outside: a name that is somewhere else when it is looked up
 * again leads nowhere else. Java's own client looks names up by itself, which is why this one is used here.
 */
final class Receivers {

    private static final Timeout CONNECTED = Timeout.ofSeconds(5);

    /** Bytes of an answer that are worth a connection. */
    private static final int LONGEST_ANSWER = 65_536;

    private static final ScheduledExecutorService LATE = Executors.newSingleThreadScheduledExecutor(run -> {
        var thread = new Thread(run, "webhook-patience");
        thread.setDaemon(true);
        return thread;
    });

    private final CloseableHttpClient http;
    private final Duration patience;

    /**
     * Asks receivers.
     *
     * @param patience how long to wait for the whole of an answer
     * @param names looks names up
     * @param allowInternal whether addresses inside the network will do
     */
    Receivers(Duration patience, Names names, boolean allowInternal) {
        this.patience = patience;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked(names, allowInternal))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECTED)
                                .setSocketTimeout(Timeout.of(patience))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /** Where a name leads to. */
    @FunctionalInterface
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** What a receiver says, as far as it matters. */
    record Answer(int status, @Nullable String retryAfter) {}

    /** A name leads to an address inside the network. */
    static final class Inside extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Inside(String host) {
            super("%s is an address inside the network".formatted(host));
        }
    }

    /**
     * The answer.
     *
     * @throws Inside if the receiver isn't outside
     * @throws IOException also if the answer isn't there in time
     */
    Answer ask(URI url, HttpPost request) throws IOException {
        var late = LATE.schedule(request::abort, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(http.executeOpen(new HttpHost(url.getScheme(), url.getHost(), url.getPort()), request, null));
        } catch (IOException fault) {
            if (request.isAborted()) {
                var tooLate = new HttpTimeoutException("No whole answer within " + patience);
                tooLate.initCause(fault);
                throw tooLate;
            }
            throw fault;
        } finally {
            late.cancel(false);
        }
    }

    /** The status says all: what follows is read only where that keeps the connection. */
    private static Answer answer(ClassicHttpResponse response) throws IOException {
        try (response) {
            var entity = response.getEntity();
            if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() < LONGEST_ANSWER) {
                EntityUtils.consume(entity);
            }
            var retry = response.getFirstHeader("Retry-After");
            return new Answer(response.getCode(), retry == null ? null : retry.getValue());
        }
    }

    /** Looks a name up once for each connection, which is made to what was found. */
    private record Checked(Names names, boolean allowInternal) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = names.find(host);
            for (var address : found) {
                if (!allowInternal && OutsideOnly.isInside(address)) {
                    throw new Inside(host);
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
