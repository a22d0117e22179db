/** How long the library remembers who borrowed what, and how it forgets a person. */
@NullMarked
package org.carrel.hub.retention;

import org.jspecify.annotations.NullMarked;
