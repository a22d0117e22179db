package org.carrel.device.board;

import java.util.Map;
import java.util.TreeMap;
import org.carrel.device.link.gpio.Pi4jSettings;
import org.carrel.device.runtime.SettingsReader;

/** Which providers carry the pins, as settings: {@code gpio.output-provider}, {@code gpio.input-provider} and {@code gpio.properties}. */
public final class GpioSettings {
    private GpioSettings() {}

    public static Pi4jSettings read(SettingsReader in) {
        Pi4jSettings board = Pi4jSettings.board();
        String output = in.text("gpio.output-provider").orElse(board.outputProvider());
        String input = in.text("gpio.input-provider").orElse(board.inputProvider());
        Map<String, String> properties = new TreeMap<>();
        in.text("gpio.properties").ifPresent(text -> {
            for (String pair : text.split(",")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    properties.put(parts[0].strip(), parts[1].strip());
                } else {
                    in.problem("gpio.properties is '" + text + "'; it must be name=value, several parted by commas.");
                }
            }
        });
        return new Pi4jSettings(output, input, properties, board.rest());
    }
}
