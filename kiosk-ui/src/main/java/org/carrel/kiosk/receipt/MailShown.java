package org.carrel.kiosk.receipt;

/** What the last screen says of a receipt by mail. */
public sealed interface MailShown {
    record None() implements MailShown {}

    /** The patron has given no address. */
    record NoAddress() implements MailShown {}

    /** @param shown the address, masked */
    record Offered(String shown) implements MailShown {}

    /**
     * It is sent for certain.
     *
     * @param shown the address, masked
     * @param online whether the hub has it by now or will at once
     */
    record OnItsWay(String shown, boolean online) implements MailShown {}

    /** It is either paper or mail: what is being printed, or came out, is not offered once more. */
    static MailShown of(Post post, Handout handout, boolean online) {
        boolean printed = handout instanceof Handout.Running || handout instanceof Handout.Printed;
        return switch (post) {
            case Post.None() -> new None();
            case Post.NoAddress() -> printed ? new None() : new NoAddress();
            case Post.Open it -> printed ? new None() : new Offered(it.shown());
            case Post.Wanted(String shown) -> new OnItsWay(shown, online);
        };
    }
}
