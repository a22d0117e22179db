package org.carrel.sim.gpio.link;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;

/** Pi4J outputs that end in simulated pins. */
public final class SimDigitalOutputProvider extends DigitalOutputProviderBase {
    public static final String ID = "carrel-sim-digital-output";

    private final PortSource source;

    public SimDigitalOutputProvider(PinPort port) {
        this(PortSource.of(port));
    }

    SimDigitalOutputProvider(PortSource source) {
        super(ID, "Simulated outputs of Carrel");
        this.source = source;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        Output output = new Output(source.port(context()), this, config);
        context().registry().add(output);
        return output;
    }

    @Override
    public DigitalOutputProvider shutdown(Context context) {
        source.close();
        return super.shutdown(context);
    }

    private static final class Output extends DigitalOutputBase {
        private final PinPort port;

        private Output(PinPort port, DigitalOutputProvider provider, DigitalOutputConfig config) {
            super(provider, config);
            this.port = port;
        }

        @Override
        public DigitalOutput state(DigitalState state) {
            port.drive(config().address(), state.isHigh());
            return super.state(state);
        }
    }
}
