package org.carrel.contract.codec;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;

/** Settings wanted, and what became of them. */
final class ConfigCodec {
    private ConfigCodec() {}

    static Json.Writing write(ConfigDesired desired) {
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        desired.settings().forEach((key, value) -> settings.put(key, new Json.Text(value)));
        return Json.typed("config-desired")
                .whole("version", desired.version())
                .put("settings", new Json.Members(settings));
    }

    static ConfigDesired readDesired(Reading in) {
        return new ConfigDesired(in.whole("version", 0, Limit.WHOLE), in.texts("settings"));
    }

    static Json.Writing write(ConfigReported reported) {
        return Json.typed("config-reported")
                .whole("version", reported.version())
                .word("result", reported.result())
                .list("problems", reported.problems(), problem -> new Json.Text(Limit.clip(problem)));
    }

    static ConfigReported readReported(Reading in) {
        return new ConfigReported(
                in.whole("version", 0, Limit.WHOLE),
                in.word("result", ConfigReported.Result.class),
                in.freeTexts("problems"));
    }
}
