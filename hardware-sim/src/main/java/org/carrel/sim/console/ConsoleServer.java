package org.carrel.sim.console;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.PrintedSlip;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the technician's console on the loopback address: the page, the scene as it changes (server-sent events), and what the
 * technician does to it. The scene is told at most ten times a second, however fast the world moves.
 *
 * <p>Threads: web requests on virtual threads; one thread, {@code console-pulse}, that tells the scene. The world is touched on its
 * own thread only.
 */
public final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final int PULSES_BETWEEN_FULL = 10;
    private static final int FRAMES_AT_ONCE = 60;
    private static final int CLIENTS_MAX = 20;

    private final World world;
    private final RealPace pace;
    private final Plant plant;
    private final Traffic traffic;
    private final Handling handling;
    private final LongSupplier wallMillis;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final Javalin web;
    private final ScheduledExecutorService pulse;
    private long toldFrame;
    private int pulses;

    /** Everything on the page at one moment. */
    record Scene(long wallMillis, WorldView world, List<Plant.ProgramView> programs) {}

    /** @param port 0 for any free one */
    public ConsoleServer(World world, RealPace pace, Plant plant, Traffic traffic, LongSupplier wallMillis, int port) {
        this.world = world;
        this.pace = pace;
        this.plant = plant;
        this.traffic = traffic;
        this.wallMillis = wallMillis;
        this.handling = new Handling(world);
        pace.submit(() -> world.listen(event -> changed.set(true)));
        this.web = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.staticFiles.add("/console", Location.CLASSPATH);
                    config.staticFiles.add(files -> {
                        files.directory = "/look";
                        files.hostedPath = "/look";
                        files.location = Location.CLASSPATH;
                    });
                    config.routes.get("/scene", context -> answer(context, scene()));
                    config.routes.get("/slip/{furniture}/{number}", this::slip);
                    config.routes.sse("/changes", this::follow);
                    config.routes.post("/act", this::act);
                    config.routes.post("/program", this::program);
                })
                .start("127.0.0.1", port);
        this.pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("console-pulse").factory());
        ScheduledFuture<?> _ =
                pulse.scheduleWithFixedDelay(this::tellChanges, 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        clients.forEach(SseClient::close);
        web.stop();
    }

    private Scene scene() {
        return new Scene(wallMillis.getAsLong(), pace.ask(world::view).join(), plant.programs());
    }

    private void slip(Context context) {
        FurnitureId furniture = new FurnitureId(context.pathParam("furniture"));
        String number = context.pathParam("number");
        Optional<PrintedSlip> found = pace.ask(() -> world.furniture().stream()
                        .filter(plan -> plan.id().equals(furniture))
                        .flatMap(plan -> world.paper(plan.id()).slips().stream())
                        .filter(slip -> String.valueOf(slip.number()).equals(number))
                        .findFirst())
                .join();
        found.ifPresentOrElse(
                slip -> context.contentType("image/png")
                        .header("Cache-Control", "no-store")
                        .result(slip.picture().toArray()),
                () -> context.status(404));
    }

    private void follow(SseClient client) {
        if (clients.size() >= CLIENTS_MAX) {
            client.sendEvent("full", "");
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        client.sendEvent("frames", json.writeValueAsString(traffic.after(0, FRAMES_AT_ONCE)));
        clients.add(client);
        changed.set(true);
    }

    private void act(Context context) {
        answerAct(context, request -> pace.ask(() -> handling.act(request)).join());
    }

    private void program(Context context) {
        answerAct(context, request -> {
            String deed = Handling.text(request, "do");
            if (deed.equals("pass-time")) {
                plant.passTime(Duration.ofDays(request.path("days").asLong()));
                changed.set(true);
                return Outcome.done();
            }
            String name = Handling.text(request, "program");
            switch (deed) {
                case "stop" -> plant.stop(name);
                case "start" -> plant.start(name);
                case "pull-plug" -> plant.pullPlug(name);
                case "cut-network" -> plant.cutNetwork(name, true);
                case "mend-network" -> plant.cutNetwork(name, false);
                case "set-clock" -> plant.setClock(name, clock(Handling.text(request, "clock")));
                case String other -> throw new Handling.Unknown("there is nothing to do called '" + other + "'");
            }
            changed.set(true);
            return Outcome.done();
        });
    }

    private static Plant.Clock clock(String name) {
        return Arrays.stream(Plant.Clock.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Handling.Unknown("no clock stands '" + name + "'"));
    }

    private interface Deed {
        Outcome on(JsonNode request);
    }

    private void answerAct(Context context, Deed deed) {
        try {
            Outcome outcome = deed.on(json.readTree(context.body()));
            answer(
                    context,
                    outcome instanceof Outcome.Refused(Outcome.Reason reason)
                            ? Map.of("outcome", "refused", "reason", reason.name())
                            : Map.of("outcome", "done"));
        } catch (JacksonException notJson) {
            refuse(context, "the request is not JSON");
        } catch (IllegalArgumentException unknown) {
            refuse(context, String.valueOf(unknown.getMessage()));
        } catch (CompletionException onTheWorldsThread) {
            if (onTheWorldsThread.getCause() instanceof IllegalArgumentException unknown) {
                refuse(context, String.valueOf(unknown.getMessage()));
            } else {
                throw onTheWorldsThread;
            }
        }
    }

    private void refuse(Context context, String why) {
        context.status(400);
        answer(context, Map.of("outcome", "unknown", "reason", why));
    }

    private void answer(Context context, Object body) {
        context.contentType("application/json").result(json.writeValueAsString(body));
    }

    private void tellChanges() {
        try {
            boolean due = changed.getAndSet(false) || pulses++ % PULSES_BETWEEN_FULL == 0;
            List<Traffic.Frame> frames = traffic.after(toldFrame, FRAMES_AT_ONCE);
            if (!frames.isEmpty()) {
                toldFrame = frames.getLast().number();
            }
            if (clients.isEmpty()) {
                return;
            }
            if (due) {
                tell("scene", json.writeValueAsString(scene()));
            }
            if (!frames.isEmpty()) {
                tell("frames", json.writeValueAsString(frames));
            }
        } catch (RuntimeException broken) {
            // The executor would stop at the first exception; the next pulse may well go through.
            LOG.warn("the console could not tell what changed", broken);
        }
    }

    private void tell(String event, String data) {
        clients.forEach(client -> client.sendEvent(event, data));
    }
}
