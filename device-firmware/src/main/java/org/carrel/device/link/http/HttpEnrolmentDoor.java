package org.carrel.device.link.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.EnrolmentDoor;

/**
 * The hub's API, by HTTP or HTTPS. Neither has to be secret or trusted: what is said is proved by the code on both sides (see {@link
 * org.carrel.contract.message.enrolment.EnrolmentSecret}). Once in a device's life, so nothing is kept open.
 */
public final class HttpEnrolmentDoor implements EnrolmentDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int FAILED_FROM = 400;

    private final URI address;

    /** @param hub such as {@code http://hub.example:8080} */
    public HttpEnrolmentDoor(URI hub) {
        this.address = URI.create(hub.toString().replaceAll("/+$", "") + "/api/v1/enrolments");
    }

    @Override
    public Reply post(Bytes body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Accept-Language", "en");
            connection.setRequestProperty("Connection", "close");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.toArray());
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < FAILED_FROM ? connection.getInputStream() : connection.getErrorStream()) {
                return new Reply(status, in == null ? Bytes.EMPTY : Bytes.of(in.readNBytes(ANSWER_BYTES_MAX)));
            }
        } finally {
            connection.disconnect();
        }
    }
}
