package org.carrel.sim.gpio.link;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** Pi4J inputs that begin in simulated pins. Every change is reported; nothing is debounced here. */
public final class SimDigitalInputProvider extends DigitalInputProviderBase {
    public static final String ID = "carrel-sim-digital-input";

    private final PortSource source;

    public SimDigitalInputProvider(PinPort port) {
        this(PortSource.of(port));
    }

    SimDigitalInputProvider(PortSource source) {
        super(ID, "Simulated inputs of Carrel");
        this.source = source;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        Input input = new Input(this, config);
        source.port(context()).watch(config.address(), input::level);
        context().registry().add(input);
        return input;
    }

    @Override
    public DigitalInputProvider shutdown(Context context) {
        source.close();
        return super.shutdown(context);
    }

    private static final class Input extends DigitalInputBase {
        private volatile DigitalState seen = DigitalState.UNKNOWN;

        private Input(DigitalInputProvider provider, DigitalInputConfig config) {
            super(provider, config);
        }

        @Override
        public DigitalState state() {
            return seen;
        }

        private void level(boolean high) {
            DigitalState now = high ? DigitalState.HIGH : DigitalState.LOW;
            if (seen != now) {
                seen = now;
                dispatch(new DigitalStateChangeEvent<>(this, now));
            }
        }
    }
}
