@NullMarked
package org.carrel.hub.adapter.mqtt.link;

import org.jspecify.annotations.NullMarked;
