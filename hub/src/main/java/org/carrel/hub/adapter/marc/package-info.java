@NullMarked
package org.carrel.hub.adapter.marc;

import org.jspecify.annotations.NullMarked;
