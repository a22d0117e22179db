package org.carrel.hub.adapter.sip2.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.hub.adapter.sip2.wire.Encoding;

/**
 * Where the existing library system is, in one line:
 * {@code sip2://USER@HOST:PORT/INSTITUTION?password-file=FILE&charset=Big5&location=Hall}. {@code sip2s} is the same by TLS.
 *
 * @param timeout for one answer
 * @param retries how often a message is sent again
 * @param connections at most at once
 */
public record IlsAddress(
        boolean tls,
        String host,
        int port,
        String user,
        Path passwordFile,
        String institution,
        String location,
        Encoding encoding,
        Duration timeout,
        int retries,
        int connections) {
    private static final int USUAL_PORT = 6001;

    /** @throws IllegalArgumentException saying what is wrong */
    public static IlsAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("not an address", bad);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (!scheme.equals("sip2") && !scheme.equals("sip2s")) {
            throw new IllegalArgumentException("neither sip2 nor sip2s");
        }
        if (host.isEmpty() || user.isEmpty() || user.contains(":")) {
            throw new IllegalArgumentException("a user and a host are needed, and no password");
        }
        Map<String, String> options = options(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        String path = uri.getPath() == null ? "" : uri.getPath();
        IlsAddress address = new IlsAddress(
                scheme.equals("sip2s"),
                host,
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                user,
                Path.of(take(options, "password-file", "ils-password")),
                path.length() > 1 ? path.substring(1) : "",
                take(options, "location", ""),
                new Encoding(
                        charset(take(options, "charset", "UTF-8")),
                        '|',
                        take(options, "terminator", "cr").equals("crlf")
                                ? Encoding.Terminator.CRLF
                                : Encoding.Terminator.CR),
                Duration.ofMillis(number(options, "timeout-millis", 5_000, 100, 60_000)),
                number(options, "retries", 2, 0, 10),
                number(options, "connections", 4, 1, 64));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + options.keySet());
        }
        return address;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(
                        option.substring(0, equals),
                        URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return options;
    }

    private static String take(Map<String, String> options, String name, String otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : value;
    }

    private static int number(Map<String, String> options, String name, int otherwise, int least, int most) {
        int number = Integer.parseInt(take(options, name, Integer.toString(otherwise)));
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most);
        }
        return number;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException("unknown charset", unknown);
        }
    }

    @Override
    public String toString() {
        return (tls ? "sip2s://" : "sip2://") + user + "@" + host + ":" + port + "/" + institution;
    }
}
