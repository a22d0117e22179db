/**
 * The line to the broker by Eclipse Paho, with its faults kept outside: one client object per connection, thrown away with it;
 * connecting, waiting, watching and closing are ours. {@link org.carrel.device.link.mqtt.PahoHubLink} is the way in.
 */
@NullMarked
package org.carrel.device.link.mqtt;

import org.jspecify.annotations.NullMarked;
