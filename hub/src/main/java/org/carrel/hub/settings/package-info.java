@NullMarked
package org.carrel.hub.settings;

import org.jspecify.annotations.NullMarked;
