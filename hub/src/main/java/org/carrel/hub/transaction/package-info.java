@NullMarked
package org.carrel.hub.transaction;

import org.jspecify.annotations.NullMarked;
