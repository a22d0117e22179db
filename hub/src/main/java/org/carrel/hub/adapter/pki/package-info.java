/** X.509, by Bouncy Castle. */
@NullMarked
package org.carrel.hub.adapter.pki;

import org.jspecify.annotations.NullMarked;
