/** The processes of a library on one machine: started, watched, stopped, and killed on request. */
@NullMarked
package org.carrel.fleet.premises;

import org.jspecify.annotations.NullMarked;
