package org.carrel.hub.notice;

/** A way by which notices leave. One call at a time; may block for as long as its time-outs allow. */
public interface NoticeChannel {
    NoticeId.Channel channel();

    Delivery deliver(OutgoingNotice notice);

    /** What became of a notice; reasons are stable codes without patron data. */
    sealed interface Delivery {
        record Delivered() implements Delivery {}

        /** Worth another try later. A reason that begins with {@code address-} is about this notice alone, any other about the way. */
        record Deferred(String reason) implements Delivery {
            /** Whether other notices would not get through either. */
            public boolean isOfTheWay() {
                return !reason.startsWith("address-");
            }
        }

        /** No use trying again. */
        record Rejected(String reason) implements Delivery {}
    }
}
