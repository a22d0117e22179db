package org.carrel.contract.message;

/** Everything that a device says. Which channel each travels on: {@link org.carrel.contract.topic.Channel}. */
public sealed interface DeviceToHub
        permits Birth, Death, DeviceEvent, Question, CommandReport, ConfigReported, Telemetry {}
