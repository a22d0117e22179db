@NullMarked
package org.carrel.contract.id;

import org.jspecify.annotations.NullMarked;
