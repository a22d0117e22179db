/** Applying for a card at a kiosk, in the contract's words. */
@NullMarked
package org.carrel.contract.message.card;

import org.jspecify.annotations.NullMarked;
