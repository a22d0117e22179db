package org.carrel.contract.message;

import org.carrel.contract.id.Bytes;

/** The hub's answer to {@link Ask.RenewCertificate}. */
public sealed interface CertificateAnswer extends Answer {
    /** @param certificate X.509 in DER, for the key of the request */
    record Renewed(Bytes certificate) implements CertificateAnswer {}

    /** By the hub's clock the device's certificate holds long enough. */
    record NotDue() implements CertificateAnswer {}

    /** The request is none, or the hub has no authority of its own. */
    record NotRenewed() implements CertificateAnswer {}
}
