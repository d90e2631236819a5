/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.cloud;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.internal.PrefectTraits;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.List;
import java.util.Objects;

/**
 * A client of Prefect Cloud outside of its workspaces: it checks an API key and finds the workspaces that the key may use. Flow runs
 * and all else are below a workspace; create a {@link io.cplnprefect.prefect.Prefect} with {@link #apiUrl}.
 *
 * <p>Thread-safe. Close it after the last call.
 */
public final class Cloud implements AutoCloseable {

    private final ServiceConnection connection;
    private final Secret key;
    private final Me me;

    private Cloud(ServiceConnection connection, Secret key) {
        this.connection = connection;
        this.key = key;
        this.me = connection.api(Me.class);
    }

    /**
     * Creates a client.
     *
     * @param key API key of a user or service account, without {@code Bearer}
     * @return a new client
     */
    public static Cloud of(Secret key) {
        return of(key, Objects.requireNonNull(PrefectSettings.CLOUD_API_URL.defaultValue()), ClientOptions.DEFAULT);
    }

    /**
     * Creates a client that reaches Prefect Cloud at another address.
     *
     * @param key API key of a user or service account, without {@code Bearer}
     * @param address address of the API of Prefect Cloud, such as that of a gateway
     * @param options options of the client
     * @return a new client
     * @throws UsageException if the address is invalid
     */
    public static Cloud of(Secret key, String address, ClientOptions options) {
        ServiceConnection connection = ServiceConnection.to("prefect-cloud", address)
                .http2(false)
                .options(options)
                .authentication(Authentication.bearer(() -> key))
                .mapper(PrefectJson.newMapper())
                .traits(new PrefectTraits(address))
                .header("Accept", "application/json")
                .build();
        return new Cloud(connection, key);
    }

    /**
     * Returns the call that reads the workspaces that the key may use.
     *
     * @return the call
     */
    public ApiCall<List<Workspace>> workspaces() {
        return me.workspaces();
    }

    /**
     * Checks that Prefect Cloud accepts the key.
     *
     * @return the workspaces that it may use
     * @throws UsageException if the key is rejected, or the address is not that of Prefect Cloud; it contains what to set
     * @throws ApiException if the call failed for another reason
     */
    public List<Workspace> check() {
        try {
            return workspaces().execute();
        } catch (ServiceException.Unauthorized | ServiceException.Forbidden e) {
            throw new UsageException(
                    "Prefect Cloud at " + connection.baseAddress() + " rejects the API key with status " + e.status()
                            + ": " + keyProblem() + ". Set PREFECT_API_KEY to a valid key.",
                    e);
        } catch (ServiceException.NotFound e) {
            throw new UsageException(
                    "The service at " + connection.baseAddress() + " is not Prefect Cloud: its response to " + e.site()
                            + " has status 404. Set PREFECT_CLOUD_API_URL to the address of its API, such as "
                            + PrefectSettings.CLOUD_API_URL.defaultValue() + ".",
                    e);
        }
    }

    private String keyProblem() {
        String value = key.reveal();
        if (value.startsWith("pcu_")) {
            return "it is a key of Prefect Cloud 1, which has been shut down";
        }
        return value.startsWith("pnu_") || value.startsWith("pnb_")
                ? "it is wrong, expired, or deleted"
                : "it does not begin with pnu_ or pnb_, as keys of Prefect Cloud do";
    }

    /**
     * Finds a workspace.
     *
     * @param handle handles of account and workspace, as in {@code acme/production}
     * @return the workspace
     * @throws UsageException if the key is rejected, or may use no such workspace
     * @throws ApiException if the call failed for another reason
     */
    public Workspace workspace(String handle) {
        List<Workspace> all = check();
        return all.stream()
                .filter(workspace -> workspace.handle().equals(handle))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("Unknown workspace '" + handle + "' of Prefect Cloud: the key may use "
                                + all.stream().map(Workspace::handle).sorted().toList()
                                + ". Choose one of these, or invite the owner of the key to the workspace."));
    }

    /**
     * Returns the address of the API of a workspace.
     *
     * @param workspace the workspace
     * @return the value of {@code PREFECT_API_URL}
     */
    public String apiUrl(Workspace workspace) {
        return connection.baseAddress() + "accounts/" + workspace.accountId() + "/workspaces/"
                + workspace.workspaceId();
    }

    Secret key() {
        return key;
    }

    /** Cancels all calls, and frees threads and connections. Repeated calls have no effect. */
    @Override
    public void close() {
        connection.close();
    }
}
