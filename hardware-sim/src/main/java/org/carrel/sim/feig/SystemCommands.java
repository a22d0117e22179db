package org.carrel.sim.feig;

import java.util.function.Consumer;
import org.carrel.sim.Octets;

/** Commands to the reader itself, and the way to the tag commands. */
final class SystemCommands {
    /** SW-REV 02.06, D-REV 0, HW-TYPE 0B, SW-TYPE 4D, TR-TYPE 0009, as captured. */
    private static final Octets FIRMWARE = Octets.hex("0206 00 0B 4D 0009");

    private final AirInterface air;
    private final TagCommands tags;
    private final ReaderOptions options;

    SystemCommands(AirInterface air, ReaderOptions options) {
        this.air = air;
        this.options = options;
        this.tags = new TagCommands(air, options);
    }

    /** The reader starts anew: nothing buffered, field on at the first output. */
    void restart() {
        tags.forget();
        air.restart();
    }

    static boolean restarts(int command) {
        return command == 0x63 || command == 0x64;
    }

    void run(Request request, Consumer<Reply> done) {
        Parameters parameters = new Parameters(request.data());
        if (request.size() > options.receiveBuffer()) {
            done.accept(Reply.status(Status.LENGTH));
            return;
        }
        switch (request.command()) {
            case 0x52 -> answer(parameters, 1, Octets.NONE, done); // Baud rate detection.
            case 0x63 -> answer(parameters, 0, Octets.NONE, done);
            case 0x64 -> answer(parameters, 1, Octets.NONE, done);
            case 0x65 -> answer(parameters, 0, FIRMWARE, done);
            case 0x66 -> readerInformation(parameters, done);
            case 0x69 -> {
                if (parameters.fit()) {
                    air.reset(() -> done.accept(Reply.status(Status.OK)));
                } else {
                    done.accept(Reply.status(Status.LENGTH));
                }
            }
            case 0x6A -> selectAntenna(parameters, done);
            case 0xB0 -> tags.host(parameters, done);
            case 0xB1 -> tags.custom(parameters, done);
            default -> done.accept(Reply.status(Status.UNKNOWN_COMMAND));
        }
    }

    /** RF-OUTPUT: 0 switches the field off, a number switches it on at that output of the multiplexer. */
    private void selectAntenna(Parameters parameters, Consumer<Reply> done) {
        int output = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (output > options.antennas()) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            air.select(output, () -> done.accept(Reply.status(Status.OK)));
        }
    }

    /** Mode 0 alone: the controller's firmware and how long frames may be. */
    private void readerInformation(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (mode != 0) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            done.accept(Reply.ok(FIRMWARE.plus(Octets.of(
                    (byte) (options.receiveBuffer() >>> 8),
                    (byte) options.receiveBuffer(),
                    (byte) (options.transmitBuffer() >>> 8),
                    (byte) options.transmitBuffer()))));
        }
    }

    private static void answer(Parameters parameters, int bytes, Octets data, Consumer<Reply> done) {
        parameters.next(bytes);
        done.accept(parameters.fit() ? Reply.ok(data) : Reply.status(Status.LENGTH));
    }
}
