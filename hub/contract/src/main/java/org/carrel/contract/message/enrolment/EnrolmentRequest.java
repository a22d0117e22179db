package org.carrel.contract.message.enrolment;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;

/**
 * A device asks for its first certificate.
 *
 * @param request a PKCS #10 request (RFC 2986) in DER, signed by the key that was made on the device
 * @param proof that whoever asks knows the code, see {@link EnrolmentSecret#proofOfDevice}
 */
public record EnrolmentRequest(Address device, Bytes request, Bytes proof) {}
