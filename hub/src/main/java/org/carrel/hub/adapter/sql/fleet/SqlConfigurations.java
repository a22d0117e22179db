package org.carrel.hub.adapter.sql.fleet;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.fleet.ConfigurationRows;
import org.jspecify.annotations.Nullable;

/** Settings in a table, one line for each key. */
public final class SqlConfigurations implements ConfigurationRows {
    private static final String COLUMNS = "site, device, desired_version, desired, desired_at, published,"
            + " reported_version, reported, reported_at, problems";

    private final Sql sql;

    public SqlConfigurations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Configuration> find(Address device) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM device_config WHERE site = ? AND device = ?",
                SqlConfigurations::configuration,
                device.site().value(),
                device.device().value());
    }

    @Override
    public void put(Configuration configuration) {
        remove(configuration.device());
        Optional<ConfigReported> reported = configuration.reported();
        @Nullable String result = reported.map(report -> report.result().name()).orElse(null);
        sql.update(
                "INSERT INTO device_config (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                configuration.device().site().value(),
                configuration.device().device().value(),
                configuration.desired().version(),
                lines(configuration.desired().settings()),
                configuration.desiredAt().toEpochMilli(),
                configuration.published(),
                reported.map(ConfigReported::version).orElse(0L),
                result,
                configuration.reportedAt().toEpochMilli(),
                reported.map(report -> String.join("\n", report.problems())).orElse(""));
    }

    @Override
    public void remove(Address device) {
        sql.update(
                "DELETE FROM device_config WHERE site = ? AND device = ?",
                device.site().value(),
                device.device().value());
    }

    @Override
    public List<Configuration> unpublished() {
        return sql.list(
                "SELECT " + COLUMNS + " FROM device_config WHERE desired_version > published ORDER BY site, device",
                SqlConfigurations::configuration);
    }

    @Override
    public void publishAgain() {
        sql.update("UPDATE device_config SET published = 0 WHERE published > 0");
    }

    private static Configuration configuration(Row row) {
        List<ConfigReported> reports = row
                .optionalText("reported")
                .map(result -> new ConfigReported(
                        row.number("reported_version"),
                        ConfigReported.Result.valueOf(result),
                        row.text("problems").lines().toList()))
                .stream()
                .toList();
        return new Configuration(
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                new ConfigDesired(row.number("desired_version"), settings(row.text("desired"))),
                row.instant("desired_at"),
                row.number("published"),
                reports,
                row.instant("reported_at"));
    }

    private static String lines(SortedMap<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static SortedMap<String, String> settings(String lines) {
        SortedMap<String, String> settings = new TreeMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return settings;
    }
}
