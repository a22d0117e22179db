@NullMarked
package org.carrel.hub.adapter.mqtt;

import org.jspecify.annotations.NullMarked;
