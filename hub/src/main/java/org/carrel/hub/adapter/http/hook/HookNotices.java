package org.carrel.hub.adapter.http.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts notices to one program, such as a gateway for text messages, signed as webhooks are. {@code Idempotency-Key} is the same however often a
 * notice is sent. One call at a time; it takes {@value #WAIT_SECONDS} seconds at most.
 */
public final class HookNotices implements NoticeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(HookNotices.class);
    private static final int WAIT_SECONDS = 10;
    private static final int SUCCESS_FROM = 200;
    private static final int SUCCESS_TO = 299;

    /** The program has understood the notice and cannot use it. Whatever else it answers may be mended there. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 410, 422);

    private final URI address;
    private final Bytes secret;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(WAIT_SECONDS))
            // A redirect would carry patrons' notices to an address that nobody set.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = JsonMapper.builder().build();
    private boolean failing;

    public HookNotices(URI address, Bytes secret, InstantSource clock) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public NoticeId.Channel channel() {
        return NoticeId.Channel.WEBHOOK;
    }

    @Override
    public Delivery deliver(OutgoingNotice notice) {
        String body = json.writeValueAsString(body(notice));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(WAIT_SECONDS))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", notice.id().key())
                .header(Signature.HEADER, Signature.of(body, secret, clock.instant()))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= SUCCESS_FROM && status <= SUCCESS_TO) {
                taken();
                return new Delivery.Delivered();
            }
            return FOR_GOOD.contains(status)
                    ? new Delivery.Rejected("answered-" + status)
                    : later("answered-" + status);
        } catch (IOException unreachable) {
            return later("no-answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Deferred("stopped");
        }
    }

    private static SequencedMap<String, String> body(OutgoingNotice notice) {
        SequencedMap<String, String> body = new LinkedHashMap<>();
        body.put("key", notice.id().key());
        body.put("kind", notice.kind());
        body.put("patron", notice.patron().value());
        body.put("to", notice.address());
        body.put("language", notice.language());
        body.put("subject", notice.subject());
        body.put("body", notice.body());
        return body;
    }

    private Delivery.Deferred later(String reason) {
        if (!failing) {
            failing = true;
            LOG.warn("{} takes no notices: {}; they are kept and tried again", address.getHost(), reason);
        }
        return new Delivery.Deferred(reason);
    }

    private void taken() {
        if (failing) {
            failing = false;
            LOG.info("{} takes notices again", address.getHost());
        }
    }
}
