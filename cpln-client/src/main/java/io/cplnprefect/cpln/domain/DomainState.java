/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The state of a domain or of its certificate. An unknown value is kept. Immutable and thread-safe. */
public final class DomainState extends OpenValue {

    /** Being set up. */
    public static final DomainState INITIALIZING = new DomainState("initializing");

    /** In service. */
    public static final DomainState READY = new DomainState("ready");

    /** Without the DNS records that it requires. */
    public static final DomainState PENDING_DNS_CONFIG = new DomainState("pendingDnsConfig");

    /** Without a certificate as yet. */
    public static final DomainState PENDING_CERTIFICATE = new DomainState("pendingCertificate");

    /** Used by a GVC as its domain. */
    public static final DomainState USED_BY_GVC = new DomainState("usedByGvc");

    /** In service, with a warning. */
    public static final DomainState WARNING = new DomainState("warning");

    /** Created. */
    public static final DomainState CREATED = new DomainState("created");

    /** Updated. */
    public static final DomainState UPDATED = new DomainState("updated");

    /** Deleted. */
    public static final DomainState DELETED = new DomainState("deleted");

    /** Failed. */
    public static final DomainState ERRORED = new DomainState("errored");

    /** Not used in the location. */
    public static final DomainState IGNORED = new DomainState("ignored");

    private DomainState(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static DomainState of(String value) {
        return new DomainState(value);
    }
}
