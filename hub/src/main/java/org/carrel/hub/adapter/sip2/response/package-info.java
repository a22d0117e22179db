/** What a library's system answers (ACS to SC), one record a message. */
@NullMarked
package org.carrel.hub.adapter.sip2.response;

import org.jspecify.annotations.NullMarked;
