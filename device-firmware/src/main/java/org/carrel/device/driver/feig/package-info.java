/**
 * Readers of FEIG's OBID family in ISO-host mode: {@link org.carrel.device.driver.feig.FeigFramer} finds frames in bytes, the request records
 * know what each message means, {@link org.carrel.device.driver.feig.FeigLine} holds one exchange, and
 * {@link org.carrel.device.driver.feig.FeigReader} is the reader that agents use.
 */
@NullMarked
package org.carrel.device.driver.feig;

import org.jspecify.annotations.NullMarked;
