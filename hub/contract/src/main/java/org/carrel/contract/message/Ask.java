package org.carrel.contract.message;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;

/** A question that cannot wait for the outbox; names the type of its answer. */
public sealed interface Ask<A extends Answer> permits Ask.WhoCollects, Ask.RenewCertificate, KioskAsk, DropAsk {
    /** Somebody showed a card at a pickup shelf: what may they do here? */
    record WhoCollects(CardNumber card) implements Ask<CollectAnswer> {}

    /**
     * Is it time for a new certificate? The hub's clock decides, since a board's own may be wrong.
     *
     * @param request a PKCS #10 request (RFC 2986) in DER, signed by the key that the new one is to be for
     */
    record RenewCertificate(Bytes request) implements Ask<CertificateAnswer> {}
}
