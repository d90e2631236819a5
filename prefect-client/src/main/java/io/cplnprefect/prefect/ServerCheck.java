/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.server.ServerVersion;
import org.jspecify.annotations.Nullable;

/** Decides what the outcome of a first call means for the settings of the client. */
final class ServerCheck {

    private final String apiUrl;

    ServerCheck(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** Executes a call that reads the version, and checks that this client supports it. */
    ServerVersion run(ApiCall<ServerVersion> call) {
        ServerVersion version;
        try {
            version = call.execute();
        } catch (ApiException e) {
            throw explained(e);
        }
        if (!version.supported()) {
            throw new UsageException("Unsupported version " + version + " of the Prefect server at " + apiUrl
                    + ": expected 2.20 or later, or 3.x. Use a server of such a version.");
        }
        return version;
    }

    private ApiException explained(ApiException e) {
        if (e instanceof TransportException transport) {
            return isCancelled(transport) || !transport.nothingSent() ? e : noConnection(e);
        }
        if (e instanceof ServiceException.Unauthorized || e instanceof ServiceException.Forbidden) {
            return refused((ServiceException) e);
        }
        if (e instanceof ServiceException.ServerError || e instanceof ServiceException.RateLimited) {
            return e;
        }
        if (e instanceof ServiceException service) {
            return otherService("its response to " + service.site() + " has status " + service.status(), e);
        }
        if (e instanceof DecodingException decoding) {
            return otherService("its response to " + decoding.site() + " cannot be read", e);
        }
        return otherService(e.getMessage(), e);
    }

    private static boolean isCancelled(TransportException e) {
        return e.reason() == Reason.CANCELLED || e.reason() == Reason.INTERRUPTED;
    }

    private UsageException noConnection(ApiException e) {
        return new UsageException(
                "No connection to the Prefect API at " + apiUrl + ": " + e.getMessage()
                        + ". Check PREFECT_API_URL, and that the server is running.",
                e);
    }

    private UsageException refused(ServiceException e) {
        boolean bodyOfPrefect = e.body().contains("\"detail\"") || e.body().contains("\"exception_message\"");
        return bodyOfPrefect
                ? new UsageException(
                        "The Prefect API at " + apiUrl + " rejects the credentials with status " + e.status() + ": "
                                + e.serverMessage(),
                        e)
                : otherService(
                        "it rejects the credentials with status " + e.status()
                                + ", and a body that a Prefect API does not send",
                        e);
    }

    private UsageException otherService(@Nullable String problem, ApiException e) {
        return new UsageException(
                "The service at " + apiUrl + " is not a Prefect API: " + problem
                        + ". Set PREFECT_API_URL to the address of a Prefect API; it ends in /api.",
                e);
    }
}
