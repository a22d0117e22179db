package org.carrel.kiosk.checkout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.kiosk.SealedCard;

/**
 * What the journal knows of a loan that is not finished.
 *
 * @param id under which the hub was asked; of a loan without the hub a name that nothing else has
 * @param card of a loan without the hub
 */
public record LoanNote(AskId id, Phase phase, ItemId item, List<TagUid> tags, Optional<SealedCard> card) {
    static final String PREFIX = "lend/";

    /** Where it had got to. */
    public enum Phase {
        /** The hub was asked, or was about to be. */
        ASKED,
        /** The hub lent it; its tags are being released. */
        GRANTED,
        /** Lent without the hub; its tags are being released. */
        OFFLINE
    }

    public LoanNote {
        tags = List.copyOf(tags);
    }

    static String key(AskId id) {
        return PREFIX + id.value();
    }

    String key() {
        return key(id);
    }

    Bytes encode() {
        List<String> fields = new ArrayList<>();
        fields.add(phase.name());
        fields.add(item.value());
        fields.add(String.join(",", tags.stream().map(TagUid::hex).toList()));
        card.ifPresent(inBox -> {
            fields.add(inBox.once().hex());
            fields.add(inBox.box().hex());
        });
        return Bytes.of(String.join("\t", fields).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} did not write */
    static LoanNote decode(String key, Bytes note) {
        String[] fields = new String(note.toArray(), StandardCharsets.UTF_8).split("\t", -1);
        if (fields.length != 3 && fields.length != 5) {
            throw new IllegalArgumentException("a loan's note has 3 or 5 fields, not " + fields.length);
        }
        List<TagUid> tags = new ArrayList<>();
        for (String tag : fields[2].split(",")) {
            if (!tag.isEmpty()) {
                tags.add(TagUid.of(tag));
            }
        }
        return new LoanNote(
                new AskId(key.substring(PREFIX.length())),
                Phase.valueOf(fields[0]),
                new ItemId(fields[1]),
                tags,
                fields.length == 5
                        ? Optional.of(new SealedCard(Bytes.hex(fields[3]), Bytes.hex(fields[4])))
                        : Optional.empty());
    }
}
