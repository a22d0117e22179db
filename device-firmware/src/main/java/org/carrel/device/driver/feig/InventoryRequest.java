package org.carrel.device.driver.feig;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.TagResult;

/**
 * Names the tags in the field (FEIG H60301-3e chapter 6.1.1, 0xB0 0x01). The reply: number of data sets, then for each the kind of tag (1 byte,
 * 0x03 for ISO/IEC 15693), data storage format identifier (1), UID (8, most significant first).
 *
 * @param more the rest of the answer before, which ended with status 0x94
 */
record InventoryRequest(boolean more) implements FeigRequest {
    private static final int SUBCOMMAND = 0x01;
    private static final int MORE = 0x80;
    private static final int ISO_15693 = 0x03;
    private static final int DATA_SET = 10;

    /** @param strangers tags of other kinds, which cannot be library tags */
    record Reply(List<TagResult.Sighting> sightings, int strangers) {}

    @Override
    public Bytes payload() {
        return Bytes.of(new byte[] {(byte) ISO_HOST, SUBCOMMAND, (byte) (more ? MORE : 0)});
    }

    static Decoded<Reply> decode(Bytes data) {
        int sets = data.length() == 0 ? 0 : data.at(0);
        if (data.length() != (data.length() == 0 ? 0 : 1 + sets * DATA_SET)) {
            return new Decoded.Malformed<>(sets + " data sets in " + data.length() + " bytes", 0);
        }
        List<TagResult.Sighting> sightings = new ArrayList<>(sets);
        for (int at = 1; at < data.length(); at += DATA_SET) {
            if (data.at(at) == ISO_15693) {
                sightings.add(new TagResult.Sighting(FeigRequest.uid(data, at + 2), data.at(at + 1)));
            }
        }
        return new Decoded.Understood<>(new Reply(sightings, sets - sightings.size()));
    }
}
