/** The hub as a library's system that SIP2 terminals talk to. */
@NullMarked
package org.carrel.hub.adapter.sip2.server;

import org.jspecify.annotations.NullMarked;
