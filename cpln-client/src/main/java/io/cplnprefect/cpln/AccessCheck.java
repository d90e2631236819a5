/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.internal.ErrorDocument;
import io.cplnprefect.cpln.org.Org;

/** Reads the organization, and names the setting that is wrong if this fails. */
final class AccessCheck {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final String endpoint;
    private final OrgScope org;
    private final ObjectMapper mapper;

    AccessCheck(String endpoint, OrgScope org, ObjectMapper mapper) {
        this.endpoint = endpoint;
        this.org = org;
        this.mapper = mapper;
    }

    Org run() {
        try {
            return org.read().execute();
        } catch (TransportException e) {
            throw unreachable(e);
        } catch (DecodingException e) {
            throw otherService(e);
        } catch (ServiceException e) {
            throw refused(e);
        }
    }

    private ApiException unreachable(TransportException e) {
        return switch (e.reason()) {
            case UNKNOWN_HOST, CONNECT_FAILED, CONNECT_TIMEOUT, UNTRUSTED ->
                new UsageException(
                        "Cannot connect to CPLN_ENDPOINT '" + endpoint + "': " + e.getMessage()
                                + ". Set CPLN_ENDPOINT to the address of the Control Plane API.",
                        e);
            default -> e;
        };
    }

    private ApiException refused(ServiceException e) {
        if (e.status() < CLIENT_ERROR || (e.status() < SERVER_ERROR && !isFromControlPlane(e))) {
            return otherService(e);
        }
        return switch (e.status()) {
            case 401 ->
                new UsageException(
                        "Invalid CPLN_TOKEN: '" + endpoint
                                + "' refuses it (status 401). Set CPLN_TOKEN to a valid token.",
                        e);
            case 403 ->
                new UsageException(
                        "Invalid CPLN_TOKEN for the organization '" + org.name() + "' at '" + endpoint
                                + "': it does not permit reading it (status 403). Set CPLN_ORG to the organization of the"
                                + " token, or CPLN_TOKEN to a token of the organization.",
                        e);
            case 404 ->
                new UsageException(
                        "Invalid CPLN_ORG '" + org.name() + "': no such organization at '" + endpoint
                                + "' (status 404). Set CPLN_ORG to the name of the organization.",
                        e);
            default -> e;
        };
    }

    private UsageException otherService(ApiException e) {
        return new UsageException(
                "Invalid CPLN_ENDPOINT '" + endpoint + "': the response is not from a Control Plane API ("
                        + e.getMessage() + "). Set CPLN_ENDPOINT to the address of the Control Plane API.",
                e);
    }

    /** Returns whether an error response can be from Control Plane. A refused token may have no body. */
    private boolean isFromControlPlane(ServiceException e) {
        return e.body().isBlank() ? e.status() == 401 || e.status() == 403 : ErrorDocument.isIn(e, mapper);
    }
}
