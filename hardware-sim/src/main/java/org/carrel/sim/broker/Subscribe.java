package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.broker.PropertyId.Place;

/** SUBSCRIBE (§3.8). */
public record Subscribe(int packetId, Properties properties, List<Request> requests) implements Packet {
    public Subscribe {
        requests = List.copyOf(requests);
    }

    /**
     * @param qos the most that is wanted, 0 to 2
     * @param retainHandling 0 send retained messages, 1 only if the subscription is new, 2 do not
     */
    public record Request(String filter, int qos, boolean noLocal, boolean retainAsPublished, int retainHandling) {
        public Request(String filter, int qos) {
            this(filter, qos, false, false, 0);
        }

        private void encode(WireWriter out) {
            out.text(filter).one(qos | (noLocal ? 4 : 0) | (retainAsPublished ? 8 : 0) | retainHandling << 4);
        }

        private static Request decode(WireReader in) {
            String filter = in.text("topic filter");
            int options = in.one("subscription options");
            int qos = options & 0x03;
            int retainHandling = options >>> 4 & 0x03;
            if (qos == 3 || retainHandling == 3 || options > 0x3F) {
                throw in.malformed(ReasonCode.PROTOCOL_ERROR, "subscription options " + options);
            }
            return new Request(filter, qos, (options & 4) != 0, (options & 8) != 0, retainHandling);
        }
    }

    @Override
    public PacketType type() {
        return PacketType.SUBSCRIBE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.two(packetId);
        properties.encode(out);
        requests.forEach(request -> request.encode(out));
    }

    static Subscribe decode(WireReader in) {
        int packetId = in.packetId();
        Properties properties = Properties.decode(in, Place.SUBSCRIBE);
        if (in.remaining() == 0) {
            throw in.malformed(ReasonCode.PROTOCOL_ERROR, "SUBSCRIBE without a filter");
        }
        List<Request> requests = new ArrayList<>();
        while (in.remaining() > 0) {
            requests.add(Request.decode(in));
        }
        return new Subscribe(packetId, properties, requests);
    }
}
