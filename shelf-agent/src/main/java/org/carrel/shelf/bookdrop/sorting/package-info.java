/**
 * What a drop does with what is put in, as a function: state, happening and time in; state, effects and the next deadline out. No threads, no
 * clock, no pins.
 */
@NullMarked
package org.carrel.shelf.bookdrop.sorting;

import org.jspecify.annotations.NullMarked;
