@NullMarked
package org.carrel.hub.adapter.http;

import org.jspecify.annotations.NullMarked;
