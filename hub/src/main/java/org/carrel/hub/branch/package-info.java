@NullMarked
package org.carrel.hub.branch;

import org.jspecify.annotations.NullMarked;
