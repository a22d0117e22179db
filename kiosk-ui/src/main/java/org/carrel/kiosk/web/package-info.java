/** The kiosk's page: served to the browser on the same board. */
@NullMarked
package org.carrel.kiosk.web;

import org.jspecify.annotations.NullMarked;
