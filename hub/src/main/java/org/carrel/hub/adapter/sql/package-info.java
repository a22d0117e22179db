@NullMarked
package org.carrel.hub.adapter.sql;

import org.jspecify.annotations.NullMarked;
