/** What stands on a receipt, in the patron's language, and how it is drawn. */
@NullMarked
package org.carrel.device.receipt;

import org.jspecify.annotations.NullMarked;
