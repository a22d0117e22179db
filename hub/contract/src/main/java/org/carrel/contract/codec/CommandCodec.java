package org.carrel.contract.codec;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.Command.BlinkCompartment;
import org.carrel.contract.message.Command.Decommission;
import org.carrel.contract.message.Command.GuidePull;
import org.carrel.contract.message.Command.OpenCompartment;
import org.carrel.contract.message.Command.Restart;
import org.carrel.contract.message.Command.SelfTest;
import org.carrel.contract.message.Command.TakeInventory;
import org.carrel.contract.message.CommandOrder;

/** Orders to a device. The command is read last, so that a device can report one that it does not know. */
final class CommandCodec {
    private CommandCodec() {}

    static Json.Writing write(CommandOrder order) {
        return Json.typed("command")
                .text("id", order.id().value())
                .instant("issued", order.issued())
                .instant("expires", order.expires())
                .put("command", command(order.command()));
    }

    static CommandOrder read(Reading in) {
        CommandId id = in.id("id", CommandId::new);
        Instant issued = in.instant("issued");
        Instant expires = in.instant("expires");
        if (!expires.isAfter(issued)) {
            throw in.malformed(Reason.OUT_OF_RANGE, "expires");
        }
        try {
            return new CommandOrder(id, issued, expires, command(in.object("command")));
        } catch (Refusal commandRefused) {
            throw new Refusal.WithEnvelope(commandRefused, new Decoded.OfCommand(id, issued, expires));
        }
    }

    private static Json command(Command<?> command) {
        return switch (command) {
            case OpenCompartment open ->
                Json.typed("open-compartment")
                        .text("compartment", open.compartment().value())
                        .done();
            case BlinkCompartment blink ->
                Json.typed("blink-compartment")
                        .text("compartment", blink.compartment().value())
                        .whole("millis", blink.duration().toMillis())
                        .done();
            case GuidePull guide ->
                Json.typed("guide-pull")
                        .list("items", guide.items(), item -> new Json.Text(item.value()))
                        .done();
            case TakeInventory() -> Json.typed("take-inventory").done();
            case SelfTest() -> Json.typed("self-test").done();
            case Restart() -> Json.typed("restart").done();
            case Decommission() -> Json.typed("decommission").done();
        };
    }

    private static Command<?> command(Reading in) {
        return switch (in.type()) {
            case "open-compartment" -> new OpenCompartment(in.id("compartment", CompartmentId::new));
            case "blink-compartment" ->
                new BlinkCompartment(
                        in.id("compartment", CompartmentId::new),
                        Duration.ofMillis(in.whole("millis", 1, BlinkCompartment.LONGEST.toMillis())));
            case "guide-pull" -> new GuidePull(in.ids("items", ItemId::new));
            case "take-inventory" -> new TakeInventory();
            case "self-test" -> new SelfTest();
            case "restart" -> new Restart();
            case "decommission" -> new Decommission();
            default -> throw in.unknownType();
        };
    }
}
