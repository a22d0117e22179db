package org.carrel.fleet.bench.loans;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubCore;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.Scope;
import org.carrel.hub.access.Sessions;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.adapter.http.api.LoansApi;
import org.carrel.hub.adapter.map.MapFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.way.Guide;

/** The hub's real HTTP side with the loans' endpoints, and a client of it in the same process. */
final class LoanDoor implements LoansBench.Desk, AutoCloseable {
    private static final int CREATED = 201;

    private final HttpDoor door;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    LoanDoor(HubCore core) {
        InstantSource clock = InstantSource.system();
        FreshKeys keys = new FreshKeys(clock);
        this.token = core.store()
                .write(services -> services.access()
                        .issueToken(
                                keys.id(),
                                "bench",
                                Scope.parse("circulation"),
                                keys.secret(),
                                new Actor.Hub("bench"),
                                clock.instant()));
        Desk desk = new Desk(
                core.store(),
                core.memory(),
                new Shut(),
                new Enrolment(core.store(), new Enrolment.Chance(keys::secret, keys::salt), clock),
                (kind, otherBranch, file, by, now) -> {
                    throw new IllegalStateException("nothing is imported");
                },
                new Guide(new MapFile()),
                new Sessions(),
                new Lockout(),
                keys::id,
                keys::secret,
                clock);
        this.door = HttpDoor.open(
                new HttpDoor.Parts("127.0.0.1", 0, false, Proxies.NONE, 0, desk, new LoansApi().endpoints()));
    }

    @Override
    public void lend(int reader) {
        post(
                "/loans",
                "{\"patron\":\"%s\",\"item\":\"%s\",\"branch\":\"%s\"}"
                        .formatted(
                                Readership.patron(reader).value(),
                                Readership.item(reader).value(),
                                Readership.MAIN.value()));
    }

    @Override
    public void takeBack(int reader) {
        post(
                "/returns",
                "{\"item\":\"%s\",\"branch\":\"%s\"}"
                        .formatted(Readership.item(reader).value(), Readership.MAIN.value()));
    }

    private void post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException failure) {
            throw new IllegalStateException("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
        door.close();
    }

    /** No device can be reached. */
    private static final class Shut implements Desk.DeviceDoor {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void putOut(Address device) {
            // Nobody is connected.
        }

        @Override
        public void forget(Address device) {
            // Nobody is connected.
        }
    }
}
