@NullMarked
package org.carrel.shelf;

import org.jspecify.annotations.NullMarked;
