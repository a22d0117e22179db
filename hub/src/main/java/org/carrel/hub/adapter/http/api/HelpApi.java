package org.carrel.hub.adapter.http.api;

import java.util.List;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.kiosk.HelpCall;
import org.carrel.hub.store.Services;

/** Who stands at a device and asks for a member of staff. */
public final class HelpApi {
    private static final View<HelpCall> CALL = View.<HelpCall>named("HelpCall")
            .text("id", 64, "Its id.", HelpCall::id)
            .text("site", 32, "The branch.", call -> call.device().site())
            .text(
                    "device",
                    32,
                    "The device that it comes from.",
                    call -> call.device().device())
            .text(
                    "language",
                    64,
                    "BCP 47 tag of the screen that it was asked from, so that whoever goes can speak it.",
                    HelpCall::language)
            .moment("since", "When it was asked first.", HelpCall::since)
            .moment("newest", "When it was asked last.", HelpCall::newest)
            .member("times", new Schema.Whole(1, Integer.MAX_VALUE), "How often it was asked.", HelpCall::times);

    private final Desk desk;

    public HelpApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/help-calls", "Who waits for a member of staff, and where; open calls, oldest first.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .many(CALL)
                        .does(call -> Call.list(
                                CALL,
                                desk.store().read(services -> services.kiosk().helpCalls()))),
                Endpoint.post("/help-calls/{id}/answer", "Say that it was answered.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .path("id", Ids.KEY, "Its id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(HelpApi::answered));
    }

    private static Reply answered(Services services, Call call) {
        boolean open =
                services.kiosk().answer(call.path("id", id -> id), call.caller().staff(), call.now());
        if (!open) {
            throw Problem.refused(List.of("help-call-not-open"));
        }
        return Call.nothing();
    }
}
