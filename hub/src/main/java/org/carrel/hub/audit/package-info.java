@NullMarked
package org.carrel.hub.audit;

import org.jspecify.annotations.NullMarked;
