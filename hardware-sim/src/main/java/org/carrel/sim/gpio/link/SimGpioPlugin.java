package org.carrel.sim.gpio.link;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;

/**
 * What Pi4J finds on the class path (META-INF/services): simulated inputs and outputs whose pins are in another process, at the
 * address that the context's property {@link #ADDRESS} names. So an agent plays on simulated pins by configuration alone.
 */
public final class SimGpioPlugin implements Plugin {
    /** Pi4J context property with {@code host:port} of a {@link PinServer}. */
    public static final String ADDRESS = "carrel.sim.gpio";

    @Override
    public void initialize(PluginService service) {
        PortSource source = PortSource.byProperty();
        service.register(new SimDigitalOutputProvider(source), new SimDigitalInputProvider(source));
    }
}
