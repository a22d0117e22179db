package org.carrel.kiosk;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.contract.topic.Address;
import org.carrel.device.board.Board;
import org.carrel.device.board.Rig;
import org.carrel.device.board.Unusable;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.runtime.Aside;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;
import org.carrel.kiosk.checkout.Sealing;
import org.carrel.kiosk.flow.Rules;
import org.carrel.kiosk.receipt.Letterhead;
import org.carrel.kiosk.text.Pages;
import org.carrel.kiosk.web.KioskServer;

/** The kiosk on its board: opens everything that the settings name and runs the agent. */
final class KioskBoard implements Board {
    private static final String SOFTWARE = "1.0";

    private final Rig<KioskInput> rig;
    private final KioskAgent agent;
    private final String screen;

    private KioskBoard(Rig<KioskInput> rig, KioskAgent agent, String screen) {
        this.rig = rig;
        this.agent = agent;
        this.screen = screen;
    }

    static KioskBoard open(KioskSettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        try {
            Rig<KioskInput> rig = new Rig<>(settings.station(), clock, supervisor);
            try {
                return furnish(rig, settings, desired);
            } catch (IOException | RuntimeException failed) {
                rig.close();
                throw failed;
            }
        } catch (IOException | DeviceStore.StoreFailure | IllegalArgumentException unusable) {
            throw new Unusable("The kiosk cannot start: " + unusable.getMessage(), unusable);
        }
    }

    private static KioskBoard furnish(Rig<KioskInput> rig, KioskSettings settings, DesiredSettings desired)
            throws IOException {
        KioskServer page = KioskServer.start(
                settings.pagePort(),
                new Pages(settings.zone()),
                touch -> rig.offer(new KioskInput.Touched(touch)),
                () -> rig.offer(new KioskInput.PageSeen()));
        rig.atEnd(page::close);
        Description description = new Description(settings.station().address(), Birth.Kind.KIOSK, SOFTWARE, List.of());
        HubSession session = rig.hub(description, KioskInput.Hub::new);
        List<CardReader> cards = rig.cards(settings.cards(), KioskInput.Card::new);
        ByteLink reader = rig.line("pad-reader", settings.reader(), input -> rig.offer(new KioskInput.Reader(input)));
        KioskAgent agent = Wiring.kiosk(
                new Wiring.Ports(
                        rig.store(),
                        session,
                        reader,
                        cards,
                        paper(rig, settings),
                        page,
                        settings.pageWatched() ? Optional.of(page) : Optional.empty(),
                        page,
                        desired),
                new Wiring.Plan(
                        settings.feig(),
                        settings.pad(),
                        settings.security(),
                        List.of(),
                        new Rules(
                                settings.timings(),
                                settings.languages(),
                                sealing(settings),
                                settings.screen().rows(),
                                settings.screen().seats(),
                                settings.zone(),
                                settings.station().address().site(),
                                new ZhuyinFile(),
                                settings.pages()),
                        SOFTWARE),
                rig.cause(),
                rig.crashLoop(),
                rig.now());
        String address =
                "http://127.0.0.1:" + page.port() + "/?mm=" + settings.screen().pixelsPerMm();
        return new KioskBoard(rig, agent, address);
    }

    private static Optional<Wiring.Paper> paper(Rig<KioskInput> rig, KioskSettings settings) {
        return settings.printer().map(printer -> {
            ByteLink line =
                    rig.line("receipt-printer", printer.line(), input -> rig.offer(new KioskInput.Paper(input)));
            Aside aside = new Aside("receipt-drawing");
            rig.atEnd(aside::close);
            return new Wiring.Paper(
                    line,
                    printer.escPos(),
                    new ReceiptPress(aside, printer.escPos().dots(), rig::offer),
                    new Letterhead(settings.station().address().site(), settings.zone()));
        });
    }

    private static Optional<Sealing> sealing(KioskSettings settings) {
        Address address = settings.station().address();
        return settings.hubKey()
                .filter(key -> settings.lendsOffline())
                .map(key -> (card, item) -> SealedCard.seal(card, address, item, key, once()));
    }

    private static KeyPair once() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no X25519, which every Java 25 has", missing);
        }
    }

    @Override
    public String screen() {
        return screen;
    }

    @Override
    public void run() throws InterruptedException {
        rig.run(agent, agent::stopRequested, agent::stop);
    }

    @Override
    public void breakOff(Throwable broken) {
        rig.breakOff(broken);
    }

    @Override
    public void stop() {
        rig.stop();
    }

    @Override
    public void close() {
        rig.close();
    }
}
