@NullMarked
package org.carrel.hub.adapter.mail;

import org.jspecify.annotations.NullMarked;
