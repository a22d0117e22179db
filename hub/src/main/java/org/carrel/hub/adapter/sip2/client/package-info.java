/** The hub as a SIP2 terminal of an existing library system. */
@NullMarked
package org.carrel.hub.adapter.sip2.client;

import org.jspecify.annotations.NullMarked;
