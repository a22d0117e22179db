package org.carrel.hub.adapter.http;

import java.net.InetAddress;
import java.util.List;

/**
 * The proxies whose word is taken for whom a request comes from. Everybody else may write what they like into
 * {@code X-Forwarded-For}.
 */
public record Proxies(List<InetAddress> trusted) {
    public static final Proxies NONE = new Proxies(List.of());

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /** @throws IllegalArgumentException when one of them, between commas, is no address in numbers */
    public static Proxies parse(String addresses) {
        return new Proxies(List.of(addresses.split(",")).stream()
                .map(String::strip)
                .map(InetAddress::ofLiteral)
                .toList());
    }

    /**
     * Each proxy adds whom it heard, at the end: the last that is no proxy of ours is where the request comes from.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor the header, or empty
     */
    String origin(String peer, String forwardedFor) {
        List<String> told = List.of(forwardedFor.split(","));
        String origin = peer;
        for (int index = told.size() - 1; index >= 0 && isTrusted(origin); index--) {
            String next = told.get(index).strip();
            if (!isAddress(next)) {
                return origin;
            }
            origin = next;
        }
        return origin;
    }

    private boolean isTrusted(String address) {
        return isAddress(address) && trusted.contains(InetAddress.ofLiteral(address));
    }

    private static boolean isAddress(String text) {
        try {
            return !text.isEmpty()
                    && !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
