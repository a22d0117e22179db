@NullMarked
package org.carrel.contract.codec;

import org.jspecify.annotations.NullMarked;
