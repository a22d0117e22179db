/** What a gate makes of a tag, changed on the shelf: intended, written, read back, verified or left for repair. */
@NullMarked
package org.carrel.device.security;

import org.jspecify.annotations.NullMarked;
