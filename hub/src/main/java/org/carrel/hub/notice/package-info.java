@NullMarked
package org.carrel.hub.notice;

import org.jspecify.annotations.NullMarked;
