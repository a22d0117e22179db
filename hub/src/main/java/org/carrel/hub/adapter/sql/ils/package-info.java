/** What is kept for an existing library system. */
@NullMarked
package org.carrel.hub.adapter.sql.ils;

import org.jspecify.annotations.NullMarked;
