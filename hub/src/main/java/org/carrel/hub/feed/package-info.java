@NullMarked
package org.carrel.hub.feed;

import org.jspecify.annotations.NullMarked;
