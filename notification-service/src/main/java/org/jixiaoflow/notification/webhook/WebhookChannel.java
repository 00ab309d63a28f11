package org.jixiaoflow.notification.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Destination;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.Addressee;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The county's webhook hears of everything, by Standard Webhooks 1.0: what happened to which form, and nothing that stands on the form. */
final class WebhookChannel implements Channel {

    static final String NAME = "webhook";
    static final String ADDRESS = "county";

    private static final Duration LONGEST_WAIT_TOLD = Duration.ofHours(24);
    private static final int GONE = 410;

    private final URI url;
    private final @Nullable Signature signature;
    private final Wording wording;
    private final Clock clock;
    private final Receivers receivers;

    WebhookChannel(URI url, WebhookSettings settings, Wording wording, Clock clock) {
        this(url, settings, wording, clock, InetAddress::getAllByName);
    }

    WebhookChannel(URI url, WebhookSettings settings, Wording wording, Clock clock, Receivers.Names names) {
        this.url = url;
        this.signature =
                settings.secret() == null || settings.secret().isBlank() ? null : new Signature(settings.secret());
        this.wording = wording;
        this.clock = clock;
        this.receivers = new Receivers(settings.patience(), names, settings.allowInternal());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Destination> destinations(Notification notification, List<Addressee> hearers) {
        return List.of(new Destination(ADDRESS, null));
    }

    @Override
    public Attempt send(String address, List<Delivery> together) {
        var delivery = together.get(0);
        try {
            return attempt(receivers.ask(url, request(delivery)));
        } catch (Receivers.Inside inside) {
            return new Attempt.Refused("%s is an address inside the network".formatted(url.getHost()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private HttpPost request(Delivery delivery) {
        var id = delivery.getId().toString();
        var timestamp = clock.instant().getEpochSecond();
        var body = body(delivery);
        var request = new HttpPost(url);
        request.setHeader("User-Agent", "jixiao-flow");
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", String.valueOf(timestamp));
        if (signature != null) {
            request.setHeader("webhook-signature", signature.of(id, timestamp, body));
        }
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private String body(Delivery delivery) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "form." + delivery.getKind().toLowerCase(Locale.ROOT));
        body.put("timestamp", delivery.getCreatedAt().toString());
        body.putObject("data")
                .put("notificationId", delivery.getNotificationId().toString())
                .put("formId", delivery.getFormId())
                .put("version", delivery.getVersion())
                .put("recipient", delivery.getRecipient())
                .put("actionRequired", delivery.getActionRequired())
                .put("title", wording.title(delivery, "zh"))
                .put("titleEn", wording.title(delivery, "en"))
                .put("link", wording.link(delivery).toString());
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static Attempt attempt(Receivers.Answer answer) {
        var status = answer.status();
        if (status / 100 == 2) {
            return new Attempt.Taken();
        }
        return status == GONE
                ? new Attempt.Closed("HTTP 410")
                : new Attempt.Failed("HTTP " + status, retryAfter(answer.retryAfter()));
    }

    /** In seconds; a date is as good as none, for waits grow anyway. */
    private static @Nullable Duration retryAfter(@Nullable String said) {
        if (said == null || !said.matches("\\d{1,6}")) {
            return null;
        }
        var wait = Duration.ofSeconds(Long.parseLong(said));
        return wait.compareTo(LONGEST_WAIT_TOLD) > 0 ? LONGEST_WAIT_TOLD : wait;
    }

    /** One receiver, some requests of which may be slow. */
    @Override
    public int lanes() {
        return 1;
    }
}
