/** Card applications in a table. */
@NullMarked
package org.carrel.hub.adapter.sql.registration;

import org.jspecify.annotations.NullMarked;
