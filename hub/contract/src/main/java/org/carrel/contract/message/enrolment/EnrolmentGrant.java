package org.carrel.contract.message.enrolment;

import org.carrel.contract.id.Bytes;

/**
 * What makes a device one of the library's.
 *
 * @param certificate X.509 in DER: the device's own
 * @param authority X.509 in DER: the one that the device trusts from now on, and no other
 * @param once the public key (SubjectPublicKeyInfo, P-256) of the pair with which the hub sealed
 * @param sealedKey the roster key, for the device's own key only
 * @param proof that it comes from who knows the code, see {@link EnrolmentSecret#proofOfHub}
 */
public record EnrolmentGrant(Bytes certificate, Bytes authority, Bytes once, Bytes sealedKey, Bytes proof) {}
