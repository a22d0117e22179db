@NullMarked
package org.carrel.contract.message;

import org.jspecify.annotations.NullMarked;
