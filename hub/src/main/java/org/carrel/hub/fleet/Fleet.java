package org.carrel.hub.fleet;

/** All that the hub knows of its devices, on one transaction. */
public record Fleet(
        Devices devices,
        Commands commands,
        Credentials credentials,
        Configurations configurations,
        AlarmsSeen alarmsSeen) {}
