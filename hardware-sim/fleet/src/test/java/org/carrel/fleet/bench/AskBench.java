package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.device.link.mqtt.RoundTripBench;

/** A question of 200 bytes and its answer, one after the other, through the device's link; beside it a bare client in its place. */
final class AskBench implements Benchmark {
    private static final double MICROS_PER_MILLI = 1e3;

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public String subject() {
        return "question and answer of 200 bytes through the link, against a bare client on the same broker; half a minute";
    }

    @Override
    public Table run() throws Exception {
        // The tests' Mosquitto is started from the configuration that is shipped, which it finds from here.
        System.setProperty("carrel.root", Path.of("").toAbsolutePath().toString());
        List<Figure> figures = new ArrayList<>();
        for (RoundTripBench.Measured measured : RoundTripBench.measure()) {
            Spread link = Spread.millis(measured.link());
            Spread bare = Spread.millis(measured.bare());
            for (double share : List.of(0.5, 0.99)) {
                figures.add(Figure.against(
                        measured.broker() + ", p" + Math.round(share * 100),
                        link.quantile(share) * MICROS_PER_MILLI,
                        bare.quantile(share) * MICROS_PER_MILLI,
                        "us",
                        new Figure.Bar.None()));
            }
        }
        return new Table(name(), figures);
    }
}
