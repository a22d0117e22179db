package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/**
 * A frame from reader to host, its CRC already found right.
 *
 * @param address of the reader, 0 to 255
 * @param command control byte of the request that it answers, 0 to 255
 * @param status see {@link FeigStatus}, 0 to 255
 */
record ReplyFrame(int address, int command, int status, Bytes data) {}
