/** What SIP2's messages are made of: codes, flags, dates. */
@NullMarked
package org.carrel.hub.adapter.sip2.message;

import org.jspecify.annotations.NullMarked;
