@NullMarked
package org.carrel.hub.adapter.csv;

import org.jspecify.annotations.NullMarked;
