package org.carrel.hub.fleet;

/** What the hub knows of its devices only while it runs. Safe for several threads. */
public record FleetMemory(Listening listening, Figures figures, Oddities oddities, Comings comings) {}
