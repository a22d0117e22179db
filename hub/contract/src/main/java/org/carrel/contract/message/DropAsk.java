package org.carrel.contract.message;

import java.util.List;
import org.carrel.contract.message.drop.OnBelt;

/** What a book drop asks. Only a device that was enrolled as one is answered. */
public sealed interface DropAsk<A extends DropAnswer> extends Ask<A> {
    /**
     * Where these go that lie on the belt. Nothing happens by it: the return is {@link DropEvent.ItemDropped}.
     *
     * @param items 1 to {@value #ITEMS_MAX}
     */
    record Route(List<OnBelt> items) implements DropAsk<DropAnswer.Routed> {
        public static final int ITEMS_MAX = 32;

        public Route {
            items = List.copyOf(items);
        }
    }
}
