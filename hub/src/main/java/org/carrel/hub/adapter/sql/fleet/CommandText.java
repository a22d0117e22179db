package org.carrel.hub.adapter.sql.fleet;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Reply;

/** Commands and their replies as words and lines in columns. */
final class CommandText {
    private CommandText() {}

    enum Kind {
        OPEN_COMPARTMENT,
        BLINK_COMPARTMENT,
        GUIDE_PULL,
        TAKE_INVENTORY,
        SELF_TEST,
        RESTART,
        DECOMMISSION
    }

    static Kind kind(Command<?> command) {
        return switch (command) {
            case Command.OpenCompartment _ -> Kind.OPEN_COMPARTMENT;
            case Command.BlinkCompartment _ -> Kind.BLINK_COMPARTMENT;
            case Command.GuidePull _ -> Kind.GUIDE_PULL;
            case Command.TakeInventory _ -> Kind.TAKE_INVENTORY;
            case Command.SelfTest _ -> Kind.SELF_TEST;
            case Command.Restart _ -> Kind.RESTART;
            case Command.Decommission _ -> Kind.DECOMMISSION;
        };
    }

    static String argument(Command<?> command) {
        return switch (command) {
            case Command.OpenCompartment(CompartmentId compartment) -> compartment.value();
            case Command.BlinkCompartment(CompartmentId compartment, Duration lasting) ->
                compartment.value() + "\n" + lasting.toMillis();
            case Command.GuidePull(List<ItemId> items) ->
                items.stream().map(ItemId::value).collect(Collectors.joining("\n"));
            case Command.TakeInventory _, Command.SelfTest _, Command.Restart _, Command.Decommission _ -> "";
        };
    }

    static Command<?> command(Kind kind, String argument) {
        List<String> lines = argument.lines().toList();
        return switch (kind) {
            case OPEN_COMPARTMENT -> new Command.OpenCompartment(new CompartmentId(argument));
            case BLINK_COMPARTMENT ->
                new Command.BlinkCompartment(
                        new CompartmentId(lines.get(0)), Duration.ofMillis(Long.parseLong(lines.get(1))));
            case GUIDE_PULL ->
                new Command.GuidePull(lines.stream().map(ItemId::new).toList());
            case TAKE_INVENTORY -> new Command.TakeInventory();
            case SELF_TEST -> new Command.SelfTest();
            case RESTART -> new Command.Restart();
            case DECOMMISSION -> new Command.Decommission();
        };
    }

    static String reply(Reply reply) {
        return switch (reply) {
            case Reply.Done _ -> "";
            case Reply.TestResult(Health health) ->
                "tested"
                        + health.parts().stream()
                                .map(part -> "\n" + part.name() + "\t" + part.condition() + "\t" + part.detail())
                                .collect(Collectors.joining());
        };
    }

    static Reply reply(String text) {
        if (text.isEmpty()) {
            return new Reply.Done();
        }
        return new Reply.TestResult(new Health(text.lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(part -> new Health.Part(part[0], Health.Condition.valueOf(part[1]), part[2]))
                .toList()));
    }
}
