@NullMarked
package org.carrel.hub;

import org.jspecify.annotations.NullMarked;
