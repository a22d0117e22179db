package org.carrel.hub.adapter.http.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Reply;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.fleet.Commands.Issuing;
import org.carrel.hub.fleet.Commands.Refusal;
import org.carrel.hub.fleet.Commands.Request;
import org.carrel.hub.fleet.IssuedCommand;
import org.carrel.hub.fleet.IssuedCommand.Accepted;
import org.carrel.hub.fleet.IssuedCommand.Done;
import org.carrel.hub.fleet.IssuedCommand.Expired;
import org.carrel.hub.fleet.IssuedCommand.Failed;
import org.carrel.hub.fleet.IssuedCommand.Failure;
import org.carrel.hub.fleet.IssuedCommand.Queued;
import org.carrel.hub.fleet.IssuedCommand.Sent;

/** Commands to devices, each with its way through queued, sent, accepted, done, failed, expired. */
public final class CommandsApi {
    private static final int LISTED = 100;
    private static final int GUIDED_MAX = 200;
    private static final Duration USUAL_VALIDITY = Duration.ofSeconds(30);
    private static final Duration USUAL_BLINK = Duration.ofSeconds(10);

    /** What can be asked of a device. */
    private enum Kind {
        OPEN_COMPARTMENT,
        BLINK_COMPARTMENT,
        GUIDE_PULL,
        TAKE_INVENTORY,
        SELF_TEST,
        RESTART,
        DECOMMISSION
    }

    /** Where a command has got to. */
    private enum State {
        QUEUED,
        SENT,
        ACCEPTED,
        DONE,
        FAILED,
        EXPIRED
    }

    private static final Form COMMAND = Form.named("CommandRequest")
            .required(
                    "kind",
                    Schema.wordsOf(Kind.class),
                    "What the device is to do; decommission needs the rights of staff.")
            .optional("compartment", Ids.COMPARTMENT, "For open-compartment and blink-compartment.")
            .optional("seconds", new Schema.Whole(1, 600), "How long to blink; 10 when left out.")
            .optional(
                    "items",
                    new Schema.Listing(Ids.PRINTABLE, GUIDED_MAX),
                    "For guide-pull: what to light, one after the other.")
            .optional(
                    "validSeconds",
                    new Schema.Whole(1, 86_400),
                    "After this it is not done any more; 30 when left out.");

    private static final View<IssuedCommand> VIEW = View.<IssuedCommand>named("Command")
            .text("id", 64, "Its id.", IssuedCommand::id)
            .text("site", 32, "The branch.", command -> command.device().site())
            .text("device", 32, "The device.", command -> command.device().device())
            .word("kind", Kind.class, "What the device is to do.", CommandsApi::kind)
            .perhaps(
                    "compartment",
                    Ids.COMPARTMENT,
                    "In which compartment.",
                    command -> compartment(command).map(CompartmentId::value))
            .member("items", new Schema.Listing(Ids.PRINTABLE, GUIDED_MAX), "Which items.", CommandsApi::items)
            .moment("issued", "When it was issued.", IssuedCommand::issued)
            .moment("expires", "After this it is not done any more.", IssuedCommand::expires)
            .text("by", 80, "By whom.", IssuedCommand::by)
            .word("state", State.class, "Where it has got to.", CommandsApi::state)
            .moment("at", "Since when.", command -> command.progress().at())
            .perhaps(
                    "failure",
                    Schema.wordsOf(Failure.class),
                    "Why it failed.",
                    command -> command.progress() instanceof Failed failed
                            ? Optional.of(Schema.word(failed.failure()))
                            : Optional.empty())
            .list("tested", DeviceViews.PART, 100, "What a self-test found, part by part.", CommandsApi::tested);

    private final Desk desk;

    public CommandsApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                DevicesApi.ofDevice(
                                Endpoint.post("/devices/{site}/{device}/commands", "Tell a device to do something."))
                        .tag("commands")
                        .need(Need.DEVICE_CONTROL)
                        .header(
                                "Idempotency-Key",
                                Ids.KEY,
                                "The same for a repeated request: it is done once and answered the same.")
                        .takes(COMMAND)
                        .one(201, VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::issue),
                DevicesApi.ofDevice(Endpoint.get(
                                "/devices/{site}/{device}/commands", "A device's last commands, newest first."))
                        .tag("commands")
                        .need(Need.DEVICES)
                        .many(VIEW)
                        .does(call -> Call.list(
                                VIEW,
                                desk.store()
                                        .read(services ->
                                                services.fleet().commands().recent(call.device(), LISTED)))),
                Endpoint.get("/commands", "The last commands to all devices, newest first.")
                        .tag("commands")
                        .need(Need.DEVICES)
                        .many(VIEW)
                        .does(call -> Call.list(
                                VIEW,
                                desk.store()
                                        .read(services ->
                                                services.fleet().commands().recent(LISTED)))),
                Endpoint.get("/commands/{id}", "One command.")
                        .tag("commands")
                        .need(Need.DEVICES)
                        .path("id", Ids.KEY, "Its id.")
                        .one(VIEW)
                        .does(call -> Call.ok(
                                VIEW,
                                Call.found(desk.store()
                                        .read(services -> services.fleet()
                                                .commands()
                                                .command(call.path("id", CommandId::new)))))));
    }

    private Endpoint.Reply issue(Call call) {
        Command<?> wanted = command(call);
        if (wanted instanceof Command.Decommission && !call.caller().may(Scope.SETTINGS)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED);
        }
        Request request = new Request(
                call.device(),
                wanted,
                call.body()
                        .optionalWhole("validSeconds")
                        .map(Duration::ofSeconds)
                        .orElse(USUAL_VALIDITY),
                call.header("Idempotency-Key").orElse(""));
        Issuing issuing = desk.store()
                .write(services -> services.fleet()
                        .commands()
                        .issue(
                                request,
                                new CommandId(desk.ids().get()),
                                call.caller().actor(),
                                call.now()));
        return switch (issuing) {
            case Issuing.Issued(IssuedCommand command) -> Call.created(VIEW, command);
            case Issuing.IssuedBefore(IssuedCommand command) -> Call.created(VIEW, command);
            case Issuing.Refused(Refusal reason) -> throw refused(reason);
        };
    }

    private static Problem refused(Refusal reason) {
        return switch (reason) {
            case DEVICE_UNKNOWN -> Problem.of(ProblemCode.NOT_FOUND);
            case COMPARTMENT_UNKNOWN, VALIDITY_OUT_OF_RANGE, TOO_MANY_OPEN, REQUEST_KEY_REUSED ->
                Problem.refused(List.of(Schema.word(reason)));
        };
    }

    private static Command<?> command(Call call) {
        return switch (Words.constant(Kind.class, call.body().text("kind"))) {
            case OPEN_COMPARTMENT -> new Command.OpenCompartment(compartment(call));
            case BLINK_COMPARTMENT ->
                new Command.BlinkCompartment(
                        compartment(call),
                        call.body()
                                .optionalWhole("seconds")
                                .map(Duration::ofSeconds)
                                .orElse(USUAL_BLINK));
            case GUIDE_PULL -> new Command.GuidePull(items(call));
            case TAKE_INVENTORY -> new Command.TakeInventory();
            case SELF_TEST -> new Command.SelfTest();
            case RESTART -> new Command.Restart();
            case DECOMMISSION -> new Command.Decommission();
        };
    }

    private static CompartmentId compartment(Call call) {
        return call.body()
                .optionalText("compartment")
                .map(CompartmentId::new)
                .orElseThrow(() -> Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/compartment", "missing"))));
    }

    private static List<ItemId> items(Call call) {
        List<String> items = call.body().texts("items");
        if (items.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/items", "missing")));
        }
        return Call.read("items", "", _ -> items.stream().map(ItemId::new).toList());
    }

    private static Kind kind(IssuedCommand issued) {
        return switch (issued.command()) {
            case Command.OpenCompartment _ -> Kind.OPEN_COMPARTMENT;
            case Command.BlinkCompartment _ -> Kind.BLINK_COMPARTMENT;
            case Command.GuidePull _ -> Kind.GUIDE_PULL;
            case Command.TakeInventory _ -> Kind.TAKE_INVENTORY;
            case Command.SelfTest _ -> Kind.SELF_TEST;
            case Command.Restart _ -> Kind.RESTART;
            case Command.Decommission _ -> Kind.DECOMMISSION;
        };
    }

    private static Optional<CompartmentId> compartment(IssuedCommand issued) {
        return switch (issued.command()) {
            case Command.OpenCompartment(CompartmentId compartment) -> Optional.of(compartment);
            case Command.BlinkCompartment(CompartmentId compartment, Duration _) -> Optional.of(compartment);
            case Command.GuidePull _,
                    Command.TakeInventory _,
                    Command.SelfTest _,
                    Command.Restart _,
                    Command.Decommission _ -> Optional.empty();
        };
    }

    private static Object items(IssuedCommand issued) {
        return issued.command() instanceof Command.GuidePull(List<ItemId> items)
                ? items.stream().map(ItemId::value).toList()
                : List.of();
    }

    private static State state(IssuedCommand issued) {
        return switch (issued.progress()) {
            case Queued _ -> State.QUEUED;
            case Sent _ -> State.SENT;
            case Accepted _ -> State.ACCEPTED;
            case Done _ -> State.DONE;
            case Failed _ -> State.FAILED;
            case Expired _ -> State.EXPIRED;
        };
    }

    private static List<Health.Part> tested(IssuedCommand issued) {
        return issued.progress() instanceof Done done && done.reply() instanceof Reply.TestResult(Health health)
                ? health.parts()
                : List.of();
    }
}
