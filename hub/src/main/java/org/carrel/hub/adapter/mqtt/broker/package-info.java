@NullMarked
package org.carrel.hub.adapter.mqtt.broker;

import org.jspecify.annotations.NullMarked;
