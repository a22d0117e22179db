package org.carrel.sim.broker;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way to misbehave: when a packet of this type passes this point, do that instead of what is right. The first rule that
 * applies decides.
 *
 * @param connection the number of the connection, from 1 in the order in which they were opened; 0 for any
 * @param skip how many packets go through unharmed first
 * @param times to how many packets it applies after those
 */
public record Rule(Point point, PacketType type, int connection, int skip, int times, Act act) {
    /** Where in the broker. */
    public enum Point {
        /** After a packet was read, before the broker thinks about it. */
        INCOMING,
        /** Before a packet is written. */
        OUTGOING
    }

    /** What to do. */
    public sealed interface Act {
        record Swallow() implements Act {}

        record Delay(Duration by) implements Act {}

        /** Lets it pass so many times; the broker thinks about each. */
        record Repeat(int times) implements Act {}

        record Change(UnaryOperator<Packet> change) implements Act {}

        /** Writes these bytes in its place, or to the sender when the packet was coming in. */
        record Utter(Octets bytes) implements Act {}

        /** Does not let it pass and sends these to the client. */
        record Answer(Function<Packet, List<Packet>> reply) implements Act {}

        /** As {@link Answer}, then ends the connection. */
        record AnswerAndClose(Function<Packet, List<Packet>> reply) implements Act {}

        /** Ends the connection in its place, with FIN. */
        record Close() implements Act {}

        /** Ends the connection in its place, with RST. */
        record Reset() implements Act {}

        /** Lets it pass, then ends the connection with FIN. */
        record CloseAfter() implements Act {}
    }

    public static Rule on(Point point, PacketType type, Act act) {
        return new Rule(point, type, 0, 0, Integer.MAX_VALUE, act);
    }

    public static Rule incoming(PacketType type, Act act) {
        return on(Point.INCOMING, type, act);
    }

    public static Rule outgoing(PacketType type, Act act) {
        return on(Point.OUTGOING, type, act);
    }

    public Rule onConnection(int number) {
        return new Rule(point, type, number, skip, times, act);
    }

    public Rule after(int packets) {
        return new Rule(point, type, connection, packets, times, act);
    }

    public Rule times(int packets) {
        return new Rule(point, type, connection, skip, packets, act);
    }

    boolean means(Point at, int number, Packet packet) {
        return point == at && type == packet.type() && (connection == 0 || connection == number);
    }
}
