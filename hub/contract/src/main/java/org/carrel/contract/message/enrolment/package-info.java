/** How a device that has nothing but a code typed in by a technician becomes one of the library's. */
@NullMarked
package org.carrel.contract.message.enrolment;

import org.jspecify.annotations.NullMarked;
