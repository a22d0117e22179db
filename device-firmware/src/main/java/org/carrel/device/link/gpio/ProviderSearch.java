package org.carrel.device.link.gpio;

import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import com.pi4j.platform.Platform;
import com.pi4j.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Finds Pi4J providers on the class path by id. Pi4J's own detection starts whatever it finds, natives included; this one names them
 * all and leaves it to the caller which two are started.
 */
final class ProviderSearch {
    private ProviderSearch() {}

    /**
     * All from one look at the class path: providers that one plugin made share its connection.
     *
     * @throws PinFailure naming what there is, when nothing on the class path has one of the ids
     */
    static Provider<?, ?, ?>[] find(String... ids) {
        List<Provider<?, ?, ?>> there = all();
        return Stream.of(ids).map(id -> find(there, id)).toArray(Provider<?, ?, ?>[]::new);
    }

    private static Provider<?, ?, ?> find(List<Provider<?, ?, ?>> there, String id) {
        return there.stream()
                .filter(provider -> provider.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new PinFailure("no Pi4J provider " + id + "; there are "
                        + there.stream().map(Provider::getId).sorted().toList()));
    }

    private static List<Provider<?, ?, ?>> all() {
        Collector collector = new Collector();
        for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
            plugin.initialize(collector);
        }
        return collector.found;
    }

    private static final class Collector implements PluginService {
        private final List<Provider<?, ?, ?>> found = new ArrayList<>();

        @Override
        public Context context() {
            throw new PinFailure("a Pi4J plugin asks for a context before it was chosen");
        }

        @Override
        @SuppressWarnings("rawtypes") // The signature is Pi4J's.
        public PluginService register(Provider... providers) {
            for (Provider<?, ?, ?> provider : providers) {
                found.add(provider);
            }
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes") // The signature is Pi4J's.
        public PluginService register(Platform... platforms) {
            return this;
        }
    }
}
