package org.carrel.hub.adapter.http.api;

import java.util.List;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.kiosk.Finding;
import org.carrel.hub.store.Services;

/** What staff have to look at after kiosks did something without the hub, or could not do what they told. */
public final class KioskApi {
    private record Titled(Finding finding, String title) {
        static Titled of(Services services, Finding finding) {
            return new Titled(
                    finding,
                    services.catalogue()
                            .item(finding.item())
                            .flatMap(item -> services.catalogue().bib(item.bib()))
                            .map(Bib::title)
                            .orElse(""));
        }
    }

    private static final View<Titled> FINDING = View.<Titled>named("KioskFinding")
            .text("id", 64, "Its id.", line -> line.finding().id())
            .text("site", 32, "The branch.", line -> line.finding().kiosk().site())
            .text("device", 32, "The kiosk.", line -> line.finding().kiosk().device())
            .text("item", 64, "The copy's barcode.", line -> line.finding().item())
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text(
                    "loan",
                    64,
                    "The loan that it is about; empty for none.",
                    line -> line.finding().loan())
            .word(
                    "reason",
                    Finding.Reason.class,
                    "What speaks against it.",
                    line -> line.finding().reason())
            .moment(
                    "reported",
                    "When the kiosk says that it happened.",
                    line -> line.finding().reported())
            .moment(
                    "found",
                    "When the hub learned of it.",
                    line -> line.finding().found());

    private final Desk desk;

    public KioskApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/kiosk-findings",
                                "What was booked for a kiosk although something spoke against it, or could not be booked; open ones,"
                                        + " oldest first.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .many(FINDING)
                        .does(call -> Call.list(
                                FINDING,
                                desk.store()
                                        .read(services -> services.kiosk().findings().stream()
                                                .map(finding -> Titled.of(services, finding))
                                                .toList()))),
                Endpoint.post("/kiosk-findings/{id}/resolution", "Say that it has been put right.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .path("id", Ids.KEY, "Its id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(KioskApi::resolve));
    }

    private static Reply resolve(Services services, Call call) {
        boolean open = services.kiosk()
                .resolve(call.path("id", id -> id), call.caller().staff(), call.now());
        if (!open) {
            throw Problem.refused(List.of("finding-not-open"));
        }
        return Call.nothing();
    }
}
