package org.carrel.device.link.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board's pins. Every output is inactive from the moment it is opened, again when this is closed, and when the virtual machine
 * ends in any way that runs its shutdown hooks. A kill or a power cut ends without them: then the kernel must let go of the
 * lines, which on a Raspberry Pi needs {@code dtparam=strict_gpiod} in config.txt.
 *
 * <p>Outputs may be set from any thread. Inputs are believed once they have rested, and reported on the thread named
 * {@code gpio}. All methods throw {@link PinFailure} when a pin cannot be had or does not obey.
 */
public final class Pi4jPins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pi4jPins.class);

    private final Context pi4j;
    private final Pi4jSettings settings;
    private final List<Output> outputs = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread;
    private final Thread atExit = new Thread(this::releaseAll, "gpio-off");

    private Pi4jPins(Context pi4j, Pi4jSettings settings) {
        this.pi4j = pi4j;
        this.settings = settings;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread one = new Thread(task, "gpio");
            one.setDaemon(true);
            return one;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the two providers that the settings name, found on the class path. */
    public static Pi4jPins open(Pi4jSettings settings) {
        return open(settings, ProviderSearch.find(settings.outputProvider(), settings.inputProvider()));
    }

    /** Starts these providers; the settings name two of them. */
    static Pi4jPins open(Pi4jSettings settings, Provider<?, ?, ?>... providers) {
        try {
            Context context = Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .disableShutdownHook()
                    .add(providers)
                    .properties(settings.properties())
                    .build();
            return new Pi4jPins(context, settings);
        } catch (Pi4JException e) {
            throw new PinFailure("Pi4J did not start with " + settings.outputProvider(), e);
        }
    }

    /** Opens an output; it is inactive until set. */
    public DigitalOutput output(PinSetting pin) {
        try {
            DigitalOutputProvider provider = pi4j.provider(settings.outputProvider());
            DigitalOutputConfig config = com.pi4j.io.gpio.digital.DigitalOutput.newConfigBuilder(pi4j)
                    .id("out-" + pin.line())
                    .name(pin.name())
                    .address(pin.line())
                    .initial(level(pin, false))
                    .shutdown(level(pin, false))
                    .build();
            Output output = new Output(pin, provider.create(config));
            output.set(false);
            outputs.add(output);
            return output;
        } catch (PinFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PinFailure("output " + pin.name() + " on line " + pin.line() + " cannot be opened", e);
        }
    }

    /** Opens an input; the listener hears its level once, when it has rested, and from then on every change that rests. */
    public void input(PinSetting pin, InputListener listener) {
        try {
            DigitalInputProvider provider = pi4j.provider(settings.inputProvider());
            DigitalInputConfig config = DigitalInput.newConfigBuilder(pi4j)
                    .id("in-" + pin.line())
                    .name(pin.name())
                    .address(pin.line())
                    .pull(pin.activeHigh() ? PullResistance.PULL_DOWN : PullResistance.PULL_UP)
                    .debounce(0L)
                    .build();
            DigitalInput input = provider.create(config);
            Contact contact = new Contact(pin, listener, new Debounce(settings.rest()));
            input.addListener(event -> contact.heard(event.state()));
            contact.heard(input.state());
        } catch (RuntimeException e) {
            throw new PinFailure("input " + pin.name() + " on line " + pin.line() + " cannot be opened", e);
        }
    }

    /** Makes every output inactive. One that does not obey is logged and does not keep the others from it. */
    public void releaseAll() {
        for (Output output : outputs) {
            try {
                output.set(false);
            } catch (PinFailure stubborn) {
                LOG.error("{} may still be active", output.pin.name(), stubborn);
            }
        }
    }

    /** Makes every output inactive and gives the pins back. May be called more than once. */
    @Override
    public void close() {
        if (pi4j.isShutdown()) {
            return;
        }
        releaseAll();
        thread.shutdownNow();
        try {
            pi4j.shutdown();
        } catch (Pi4JException e) {
            LOG.warn("Pi4J did not end in good order", e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The machine is ending: the hook runs, and finds everything inactive.
        }
    }

    private static DigitalState level(PinSetting pin, boolean active) {
        return active == pin.activeHigh() ? DigitalState.HIGH : DigitalState.LOW;
    }

    private static final class Output implements DigitalOutput {
        private final PinSetting pin;
        private final com.pi4j.io.gpio.digital.DigitalOutput line;

        private Output(PinSetting pin, com.pi4j.io.gpio.digital.DigitalOutput line) {
            this.pin = pin;
            this.line = line;
        }

        @Override
        public void set(boolean active) {
            try {
                line.state(level(pin, active));
            } catch (RuntimeException e) {
                throw new PinFailure(pin.name() + " could not be set " + (active ? "active" : "inactive"), e);
            }
        }
    }

    /** One input, its changes put in order on the pins' own thread. */
    private final class Contact {
        private final PinSetting pin;
        private final InputListener listener;
        private final Debounce debounce;

        private Contact(PinSetting pin, InputListener listener, Debounce debounce) {
            this.pin = pin;
            this.listener = listener;
            this.debounce = debounce;
        }

        private void heard(DigitalState state) {
            if (state == DigitalState.UNKNOWN) {
                return; // Nothing was read yet; the provider tells when it has.
            }
            long nanos = System.nanoTime();
            try {
                thread.execute(() -> {
                    tell(debounce.heard(state.isHigh() == pin.activeHigh(), nanos));
                    watch();
                });
            } catch (RejectedExecutionException _) {
                // Closed: nobody listens any more.
            }
        }

        private void watch() {
            long deadline = debounce.nextDeadline();
            if (deadline != Moment.NEVER) {
                ScheduledFuture<?> _ = thread.schedule(
                        () -> tell(debounce.wake(System.nanoTime())),
                        deadline - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
        }

        private void tell(Optional<Boolean> news) {
            try {
                news.ifPresent(listener::changed);
            } catch (RuntimeException e) {
                LOG.error("what {} said was lost", pin.name(), e);
            }
        }
    }
}
