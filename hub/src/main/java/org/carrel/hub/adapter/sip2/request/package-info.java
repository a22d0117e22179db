/** What a terminal asks (SC to ACS), one record a message. */
@NullMarked
package org.carrel.hub.adapter.sip2.request;

import org.jspecify.annotations.NullMarked;
