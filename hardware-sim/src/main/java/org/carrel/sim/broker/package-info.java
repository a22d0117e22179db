/**
 * An MQTT 5 broker for tests and simulation, written from the OASIS standard alone: its own codec, a strict broker as a step
 * machine, and a script that makes it misbehave at any packet. The socket around it is {@link org.carrel.sim.link.TcpBroker}.
 */
@NullMarked
package org.carrel.sim.broker;

import org.jspecify.annotations.NullMarked;
