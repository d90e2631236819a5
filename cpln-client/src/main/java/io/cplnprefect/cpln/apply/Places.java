/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.internal.ErrorDocument;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.Documents;
import io.cplnprefect.cpln.resource.Scope;

/**
 * The collections of an organization and its GVCs.
 *
 * @param org the organization
 */
record Places(Scope org) {

    /** Returns the collection of the object at a full link of this organization. */
    Documents documents(ResourceLink link) {
        String gvc = link.gvc();
        if (link.kind().equals("org")) {
            return new Documents(Scope.root(connection()), "org");
        }
        return new Documents(gvc == null ? org : org.gvc(gvc), link.kind());
    }

    /** Returns whether an object does not exist: the response of another service does not mean that. */
    boolean isAbsent(ServiceException.NotFound failure) {
        // The body of a response that may contain a secret is not kept.
        return failure.body().isBlank()
                || ErrorDocument.isIn(failure, connection().mapper());
    }

    boolean isInOrg(ResourceLink link) {
        return org.name().equals(link.org());
    }

    ObjectNode newObject() {
        return connection().mapper().createObjectNode();
    }

    TimeSource time() {
        return connection().time();
    }

    private ServiceConnection connection() {
        return org.connection();
    }
}
