package org.carrel.device.sync;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.device.port.DeviceStore;

/**
 * A command that was taken, and what was last said of it.
 *
 * @param place counts the commands taken, so that notes keep their order
 * @param wire the report in its wire form; empty while there is none
 * @param ended whether the report is the last one
 * @param told whether the report was delivered
 * @param sending number of its publication under way, 0 for none; not kept over a restart
 */
record TakenCommand(long place, CommandId id, Bytes wire, boolean ended, boolean told, long sending) {
    static final String KEY_PREFIX = "sync.command.";
    private static final int ENDED = 1;
    private static final int TOLD = 2;
    private static final int PLACE_DIGITS = 12;

    static TakenCommand silent(CommandId id, long place) {
        return new TakenCommand(place, id, Bytes.EMPTY, false, false, 0);
    }

    TakenCommand reporting(Bytes report, boolean end) {
        return new TakenCommand(place, id, report, end, false, 0);
    }

    TakenCommand underWay(long number) {
        return new TakenCommand(place, id, wire, ended, told, number);
    }

    TakenCommand notUnderWay() {
        return underWay(0);
    }

    TakenCommand delivered() {
        return new TakenCommand(place, id, wire, ended, true, 0);
    }

    TakenCommand toBeTold() {
        return new TakenCommand(place, id, wire, ended, false, sending);
    }

    boolean waitsToBeTold() {
        return wire.length() > 0 && !told && sending == 0;
    }

    /** Nothing more is to be done about it. */
    boolean settled() {
        return ended && told;
    }

    String key() {
        String digits = Long.toString(place);
        return KEY_PREFIX + "0".repeat(Math.max(0, PLACE_DIGITS - digits.length())) + digits + "." + id.value();
    }

    void write(DeviceStore.Transaction tx) {
        byte[] report = wire.toArray();
        byte[] note = new byte[report.length + 1];
        note[0] = (byte) ((ended ? ENDED : 0) | (told ? TOLD : 0));
        System.arraycopy(report, 0, note, 1, report.length);
        tx.note(key(), Bytes.of(note));
    }

    static TakenCommand read(String key, Bytes note) {
        String rest = key.substring(KEY_PREFIX.length());
        int dot = rest.indexOf('.');
        return new TakenCommand(
                Long.parseLong(rest.substring(0, dot)),
                new CommandId(rest.substring(dot + 1)),
                note.slice(1, note.length()),
                (note.at(0) & ENDED) != 0,
                (note.at(0) & TOLD) != 0,
                0);
    }
}
