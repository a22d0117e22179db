package org.carrel.hub.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeChannel.Delivery;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.carrel.hub.transaction.Transactor;

/**
 * Sends what is due, one notice after the other, outside any transaction. A process that dies between sending and noting it sends
 * once more after a while, under the same key: the file channel and mail servers that compare Message-IDs then drop it. The other
 * choice, noting first, would now and then tell nobody that their book is there, and that is worse.
 */
public final class NoticeDispatch {
    private static final int LOT = 20;

    private final Transactor<Services> store;
    private final Map<NoticeId.Channel, NoticeChannel> channels = new EnumMap<>(NoticeId.Channel.class);

    public NoticeDispatch(Transactor<Services> store, List<NoticeChannel> channels) {
        this.store = store;
        channels.forEach(channel -> this.channels.put(channel.channel(), channel));
    }

    /**
     * Sends one lot.
     *
     * @return how many were taken; when it is not 0 there may be more
     */
    public int dispatch(Instant now) {
        List<OutgoingNotice> lot = store.write(services -> services.notices().take(LOT, now));
        // A way that is closed is tried once a lot, so that its time-outs do not keep a called seat from the others.
        Map<NoticeId.Channel, Delivery> closed = new EnumMap<>(NoticeId.Channel.class);
        for (OutgoingNotice notice : lot) {
            NoticeId.Channel way = notice.id().channel();
            Delivery known = closed.get(way);
            Delivery delivery = known == null ? deliver(notice) : known;
            if (delivery instanceof Delivery.Deferred later && later.isOfTheWay()) {
                closed.put(way, later);
            }
            store.run(services -> {
                switch (delivery) {
                    case Delivery.Delivered done -> services.notices().sent(notice.id(), now);
                    case Delivery.Deferred later -> services.notices().deferred(notice.id(), later.reason(), now);
                    case Delivery.Rejected never -> services.notices().rejected(notice.id(), never.reason(), now);
                }
            });
        }
        return lot.size();
    }

    private Delivery deliver(OutgoingNotice notice) {
        NoticeChannel channel = channels.get(notice.id().channel());
        return channel == null ? new Delivery.Rejected("no-channel") : channel.deliver(notice);
    }
}
