package org.carrel.contract.codec;

import java.util.Optional;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.AlarmCleared;
import org.carrel.contract.message.OperationEvent.AlarmRaised;
import org.carrel.contract.message.OperationEvent.Started;

/** What can happen at any device. */
final class OperationEventCodec {
    private OperationEventCodec() {}

    static Json.Writing write(OperationEvent event) {
        return switch (event) {
            case Started started -> write(started);
            case AlarmRaised raised -> write(raised);
            case AlarmCleared cleared -> write(cleared);
        };
    }

    /** Empty when the type is none of these. */
    static Optional<OperationEvent> read(Reading in) {
        return switch (in.type()) {
            case "started" -> Optional.of(started(in));
            case "alarm-raised" -> Optional.of(alarmRaised(in));
            case "alarm-cleared" -> Optional.of(alarmCleared(in));
            default -> Optional.empty();
        };
    }

    private static Json.Writing write(Started event) {
        return Json.typed("started").freeText("software", event.software()).word("cause", event.cause());
    }

    private static Started started(Reading in) {
        return new Started(in.freeText("software"), in.word("cause", OperationEvent.StartCause.class));
    }

    private static Json.Writing write(AlarmRaised event) {
        return Json.typed("alarm-raised").word("alarm", event.alarm()).freeText("subject", event.subject());
    }

    private static AlarmRaised alarmRaised(Reading in) {
        return new AlarmRaised(in.word("alarm", OperationEvent.Alarm.class), in.freeText("subject"));
    }

    private static Json.Writing write(AlarmCleared event) {
        return Json.typed("alarm-cleared").word("alarm", event.alarm()).freeText("subject", event.subject());
    }

    private static AlarmCleared alarmCleared(Reading in) {
        return new AlarmCleared(in.word("alarm", OperationEvent.Alarm.class), in.freeText("subject"));
    }
}
