@NullMarked
package org.carrel.hub.adapter.http.api;

import org.jspecify.annotations.NullMarked;
