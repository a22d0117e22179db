/** SIP2 as bytes: lines, checksums, fields. Nothing here knows what a message means. */
@NullMarked
package org.carrel.hub.adapter.sip2.wire;

import org.jspecify.annotations.NullMarked;
