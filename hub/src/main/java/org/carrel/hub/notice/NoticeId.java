package org.carrel.hub.notice;

/**
 * One notice on one channel. The key is the same however often it is sent, so that a receiver can tell a repetition.
 *
 * @param key such as {@code hold-ready-h17-1796054400}
 */
public record NoticeId(String key, Channel channel) {
    /** By which way a notice goes. */
    public enum Channel {
        MAIL,
        FILE,
        /** To one program of the library's, such as a gateway for text messages. */
        WEBHOOK
    }
}
