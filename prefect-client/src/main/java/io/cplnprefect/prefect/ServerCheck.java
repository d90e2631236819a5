/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.ApiAddress;
import io.cplnprefect.prefect.server.ServerVersion;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Decides what the outcome of a first call means for the settings of the client. */
final class ServerCheck {

    private final ApiAddress address;
    private final String apiUrl;
    private final Credentials credentials;

    ServerCheck(ApiAddress address, Credentials credentials) {
        this.address = address;
        this.apiUrl = address.url();
        this.credentials = credentials;
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
        if (!address.cloud() && credentials.sendsKeyOfCloud()) {
            throw new UsageException("PREFECT_API_KEY is a key of Prefect Cloud, but " + apiUrl
                    + " is a Prefect server, which must not receive it. Set PREFECT_API_URL to the address of a"
                    + " workspace of Prefect Cloud, or remove the key.");
        }
        return version;
    }

    private ApiException explained(ApiException e) {
        if (e instanceof TransportException transport) {
            return unreached(transport);
        }
        if (e instanceof ServiceException.Unauthorized || e instanceof ServiceException.Forbidden) {
            return refused((ServiceException) e);
        }
        if (e instanceof ServiceException.ServerError || e instanceof ServiceException.RateLimited) {
            return e;
        }
        if (e instanceof ServiceException service) {
            return service.status() == 400
                            && apiUrl.startsWith("http:")
                            && service.body().contains("HTTPS")
                    ? otherScheme("https", e)
                    : otherService("its response to " + service.site() + " has status " + service.status(), e);
        }
        if (e instanceof DecodingException decoding) {
            return otherService("its response to " + decoding.site() + " cannot be read", e);
        }
        return otherService(e.getMessage(), e);
    }

    private ApiException unreached(TransportException e) {
        if (e.reason() == Reason.CANCELLED || e.reason() == Reason.INTERRUPTED) {
            return e;
        }
        if (e.reason() == Reason.UNTRUSTED) {
            return new UsageException(
                    "The certificate of the server at " + apiUrl + " is not trusted: " + e.getMessage()
                            + ". Set PREFECT_API_SSL_CERT_FILE to a PEM file of its certificate authority.",
                    e);
        }
        if (apiUrl.startsWith("https:") && e.getCause() instanceof SSLException) {
            return otherScheme("http", e);
        }
        if (apiUrl.startsWith("http:") && e.reason() == Reason.BROKEN) {
            return otherScheme("https", e);
        }
        return e.nothingSent()
                ? new UsageException(
                        "No connection to the Prefect API at " + apiUrl + ": " + e.getMessage()
                                + ". Check PREFECT_API_URL, and that the server is running.",
                        e)
                : e;
    }

    private UsageException otherScheme(String scheme, ApiException e) {
        return new UsageException(
                "The service at " + apiUrl + " does not respond as a Prefect API: " + e.getMessage()
                        + ". If it expects " + scheme + ", set PREFECT_API_URL to " + scheme
                        + apiUrl.substring(apiUrl.indexOf(':')) + ".",
                e);
    }

    private UsageException refused(ServiceException e) {
        boolean bodyOfPrefect = e.body().contains("\"detail\"") || e.body().contains("\"exception_message\"");
        return bodyOfPrefect
                ? new UsageException(
                        "The Prefect API at " + apiUrl + " rejects the request with status " + e.status() + ": "
                                + credentialsProblem(),
                        e)
                : otherService(
                        "it rejects the credentials with status " + e.status()
                                + ", and a body that a Prefect API does not send",
                        e);
    }

    private String credentialsProblem() {
        if (address.cloud()) {
            return credentials.hasAuthString()
                    ? "PREFECT_API_AUTH_STRING is set and takes precedence, but Prefect Cloud expects an API key."
                            + " Remove it, and set PREFECT_API_KEY."
                    : "the API key is wrong, expired, or not allowed to use this workspace. Set PREFECT_API_KEY to a"
                            + " valid key.";
        }
        if (credentials.hasAuthString()) {
            return "PREFECT_API_AUTH_STRING is wrong. Set it to user:password, as in PREFECT_SERVER_API_AUTH_STRING of"
                    + " the server.";
        }
        return (credentials.isEmpty()
                        ? "it requires credentials."
                        : "it requires user and password, and PREFECT_API_KEY is set, which only Prefect Cloud"
                                + " accepts.")
                + " Set PREFECT_API_AUTH_STRING to user:password, as in PREFECT_SERVER_API_AUTH_STRING of the server.";
    }

    private UsageException otherService(@Nullable String problem, ApiException e) {
        return new UsageException(
                "The service at " + apiUrl + " is not a Prefect API: " + problem
                        + ". Set PREFECT_API_URL to the address of a Prefect API; it ends in /api.",
                e);
    }
}
