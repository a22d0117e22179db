package org.carrel.contract.message;

/** Everything that the hub says to one device. */
public sealed interface HubToDevice
        permits Acknowledgement, Response, CommandOrder, PickupRoster, ConfigDesired, CallBoard {}
