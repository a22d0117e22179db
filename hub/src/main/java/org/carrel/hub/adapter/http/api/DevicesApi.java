package org.carrel.hub.adapter.http.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.DeviceViews.Detail;
import org.carrel.hub.adapter.http.api.DeviceViews.Line;
import org.carrel.hub.enrolment.Enrolment.Outcome;
import org.carrel.hub.enrolment.Invitation;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.store.Retiring;
import org.carrel.hub.store.Services;

/** Devices: which there are, how each is, what is on it, and its secrets and settings. */
public final class DevicesApi {
    private static final Form ENROLMENT = names(Form.named("Enrolment")
            .required("site", Ids.SLUG, "The branch.")
            .required("device", Ids.SLUG, "Its short name, unique in the branch.")
            .required("kind", Schema.wordsOf(Birth.Kind.class), "What stands there."));
    private static final Form NAMES = names(Form.named("DeviceNames"));
    private static final Form SETTINGS = Form.named("Settings")
            .required(
                    "settings",
                    new Schema.Listing(Schema.matching("[a-z][a-z0-9.-]{0,63}=[^\\n]*", 600), 200),
                    "Each as key=value; what is left out keeps its default.");

    private static final View<Invitation> INVITATION = View.<Invitation>named("EnrolmentCode")
            .text("site", 32, "The branch.", invitation -> invitation.device().site())
            .text("device", 32, "The device.", invitation -> invitation.device().device())
            .text(
                    "code",
                    11,
                    "To be typed into the device's settings; told once and kept nowhere.",
                    invitation -> invitation.code().shown())
            .moment("ends", "After this it cannot be used.", Invitation::ends);

    private final Desk desk;

    public DevicesApi(Desk desk) {
        this.desk = desk;
    }

    private static Form names(Form form) {
        return form.required("nameZh", Schema.text(60), "What people call it, in Chinese.")
                .required("nameEn", Schema.text(60), "The same in English.")
                .required("placeZh", Schema.text(60), "Where it stands, in Chinese.")
                .required("placeEn", Schema.text(60), "The same in English.");
    }

    static Endpoint.Draft ofDevice(Endpoint.Draft draft) {
        return draft.path("site", Ids.SLUG, "The branch.").path("device", Ids.SLUG, "The device's short name.");
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/devices", "Every device, what is wrong first.")
                        .tag("devices")
                        .need(Need.DEVICES)
                        .many(DeviceViews.LINE)
                        .does(this::all),
                Endpoint.post("/devices", "Put a device on the register; the code by which it enrols is told once.")
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .takes(ENROLMENT)
                        .one(201, INVITATION)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::enrol),
                ofDevice(Endpoint.get("/devices/{site}/{device}", "One device with all its compartments and parts."))
                        .tag("devices")
                        .need(Need.DEVICES)
                        .one(DeviceViews.DETAIL)
                        .does(this::one),
                ofDevice(Endpoint.put("/devices/{site}/{device}/names", "Name a device and its place."))
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .takes(NAMES)
                        .changes(DevicesApi::rename),
                ofDevice(Endpoint.delete("/devices/{site}/{device}", "Retire a device."))
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .keyed()
                        .does(this::retire),
                ofDevice(Endpoint.post("/devices/{site}/{device}/credentials", "Give a device a new code to enrol by."))
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .one(201, INVITATION)
                        .does(this::invite),
                ofDevice(Endpoint.delete(
                                "/devices/{site}/{device}/credentials",
                                "Let a device in no more: none of its certificates holds from now on."))
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .keyed()
                        .does(this::revoke),
                ofDevice(Endpoint.get("/devices/{site}/{device}/compartments", "What stands in each compartment."))
                        .tag("devices")
                        .need(Need.DEVICES)
                        .many(Furniture.Place.VIEW)
                        .does(this::compartments),
                ofDevice(Endpoint.put("/devices/{site}/{device}/configuration", "Set what a device runs with."))
                        .tag("devices")
                        .need(Need.SETTINGS)
                        .takes(SETTINGS)
                        .one(DeviceViews.configuration())
                        .changes(DevicesApi::configure));
    }

    private Reply all(Call call) {
        List<Line> lines = desk.store()
                .read(services -> services.fleet().devices().all().stream()
                        .map(device -> line(services, device, call))
                        .sorted(Comparator.comparing(
                                        (Line line) -> line.standing().word())
                                .thenComparing(line -> line.device().address().login()))
                        .toList());
        return Call.list(DeviceViews.LINE, lines);
    }

    private Line line(Services services, Device device, Call call) {
        return Line.of(services, device, desk.memory().listening().last(device.address()), call.now());
    }

    private Reply one(Call call) {
        Address address = call.device();
        Optional<Detail> detail = desk.store()
                .read(services -> services.fleet()
                        .devices()
                        .device(address)
                        .map(device -> new Detail(
                                line(services, device, call),
                                Furniture.of(services, device, call.now()),
                                desk.memory().figures().of(address),
                                desk.memory().oddities().of(address),
                                services.fleet().configurations().configuration(address),
                                services.trust().trustedUntil(address, call.now()))));
        return Call.ok(DeviceViews.DETAIL, Call.found(detail));
    }

    private Reply compartments(Call call) {
        Optional<Furniture> furniture = desk.store()
                .read(services -> services.fleet()
                        .devices()
                        .device(call.device())
                        .map(device -> Furniture.of(services, device, call.now())));
        return Call.list(Furniture.Place.VIEW, Call.found(furniture).places());
    }

    private Reply enrol(Call call) {
        SiteId site = desk.store().read(services -> call.branch(services, "site"));
        Address address = new Address(site, new DeviceId(call.body().text("device")));
        Birth.Kind kind = Words.constant(Birth.Kind.class, call.body().text("kind"));
        return switch (desk.enrolment()
                .enrol(address, names(call), kind, call.caller().actor())) {
            case Outcome.Invited(Invitation invitation) -> Call.created(INVITATION, invitation);
            case Outcome.EnrolledBefore() -> throw Problem.refused(List.of("device-there-already"));
            case Outcome.NotEnrolled() -> throw Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    private static Reply rename(Services services, Call call) {
        boolean known = services.fleet()
                .devices()
                .rename(call.device(), names(call), call.caller().actor(), call.now());
        return known ? Call.nothing() : Call.found(Optional.empty());
    }

    private static Device.Names names(Call call) {
        return Call.read(
                "nameZh",
                call.body().text("nameZh"),
                chinese -> new Device.Names(
                        chinese,
                        call.body().text("nameEn"),
                        call.body().text("placeZh"),
                        call.body().text("placeEn")));
    }

    private Reply retire(Call call) {
        Address address = call.device();
        Reply retired = call.once((services, within) -> {
            boolean known = Retiring.retire(services, address, within.caller().actor(), within.now());
            return known ? Call.nothing() : Call.found(Optional.empty());
        });
        desk.door().putOut(address);
        desk.door().forget(address);
        return retired;
    }

    private Reply invite(Call call) {
        return switch (desk.enrolment().invite(call.device(), call.caller().actor())) {
            case Outcome.Invited(Invitation invitation) -> Call.created(INVITATION, invitation);
            case Outcome.EnrolledBefore(), Outcome.NotEnrolled() -> throw Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    private Reply revoke(Call call) {
        Address address = call.device();
        Reply revoked = call.once((services, within) -> {
            services.trust().revoke(address, within.caller().actor(), within.now());
            services.fleet().credentials().revoke(address, within.caller().actor(), within.now());
            return services.fleet().devices().enrolled(address) ? Call.nothing() : Call.found(Optional.empty());
        });
        desk.door().putOut(address);
        return revoked;
    }

    private static Reply configure(Services services, Call call) {
        Address address = call.device();
        if (!services.fleet().devices().enrolled(address)) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        SortedMap<String, String> settings = DeviceViews.settings(call.body().texts("settings"));
        services.fleet()
                .configurations()
                .desire(address, settings, call.caller().actor(), call.now());
        return Call.ok(
                DeviceViews.configuration(),
                Call.found(services.fleet().configurations().configuration(address)));
    }
}
