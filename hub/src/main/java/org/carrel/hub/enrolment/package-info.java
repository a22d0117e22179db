@NullMarked
package org.carrel.hub.enrolment;

import org.jspecify.annotations.NullMarked;
