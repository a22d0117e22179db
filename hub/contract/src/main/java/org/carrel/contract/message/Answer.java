package org.carrel.contract.message;

/** What the hub says to an {@link Ask}. */
public sealed interface Answer permits CollectAnswer, CertificateAnswer, KioskAnswer, DropAnswer {}
