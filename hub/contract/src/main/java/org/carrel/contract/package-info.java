@NullMarked
package org.carrel.contract;

import org.jspecify.annotations.NullMarked;
