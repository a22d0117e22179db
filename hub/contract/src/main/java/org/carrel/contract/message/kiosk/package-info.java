/** What a kiosk is told, piece by piece: values that the answers are made of. */
@NullMarked
package org.carrel.contract.message.kiosk;

import org.jspecify.annotations.NullMarked;
