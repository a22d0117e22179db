@NullMarked
package org.carrel.hub.office;

import org.jspecify.annotations.NullMarked;
