/** What turns a step machine into a running process: its loop, its clock, its chance, its settings, its supervisor. */
@NullMarked
package org.carrel.device.runtime;

import org.jspecify.annotations.NullMarked;
