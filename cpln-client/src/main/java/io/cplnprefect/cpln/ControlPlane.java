/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.access.Access;
import io.cplnprefect.cpln.apply.Manifests;
import io.cplnprefect.cpln.billing.Billing;
import io.cplnprefect.cpln.discovery.Discovery;
import io.cplnprefect.cpln.discovery.PlatformServices;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.RootKind;
import io.cplnprefect.cpln.resource.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Control Plane API.
 *
 * <p>Thread-safe. Create one per application, keep it, and close it after the last call. It has daemon threads only, and none
 * before the first call.
 */
public final class ControlPlane implements AutoCloseable {

    private final ServiceConnection connection;
    private final PlatformServices services;
    private final Settings settings;
    private final Supplier<Secret> token;
    private final OtherOrg otherOrg;

    ControlPlane(PlatformServices services, Settings settings, Supplier<Secret> token, OtherOrg otherOrg) {
        this.connection = services.api();
        this.services = services;
        this.settings = settings;
        this.token = token;
        this.otherOrg = otherOrg;
    }

    /** Creates clients that differ from a client in their organization and token. */
    @FunctionalInterface
    interface OtherOrg {
        ControlPlane client(String org, @Nullable Secret token);
    }

    /**
     * Creates a client with the settings of the environment: {@code CPLN_TOKEN}, {@code CPLN_ORG}, {@code CPLN_ENDPOINT} and the
     * others of {@link ControlPlaneSettings}.
     *
     * @return a client
     * @throws io.cplnprefect.core.error.UsageException if settings are missing or invalid; it reports all of them
     */
    public static ControlPlane fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * Returns a builder. It does not read the environment unless {@link ControlPlaneBuilder#fromEnvironment()} is called.
     *
     * @return a builder
     */
    public static ControlPlaneBuilder builder() {
        return new ControlPlaneBuilder();
    }

    /**
     * Returns the organization of the settings.
     *
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException if {@code CPLN_ORG} is not set
     */
    public OrgScope org() {
        return org(NameOrLink.name(settings.require(ControlPlaneSettings.ORG)));
    }

    /**
     * Returns an organization. Nothing is sent.
     *
     * @param name name of the organization
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public OrgScope org(String name) {
        return new OrgScope(Scope.org(connection, name), new OrgServices(services, settings, token, name));
    }

    /**
     * Creates a client with the settings and options of this one for another organization and token. Its requests count towards limits
     * of their own. Nothing is sent.
     *
     * @param org name of the organization
     * @param other its token; {@code null} for the token of this client
     * @return a client, which the caller closes
     * @throws io.cplnprefect.core.error.UsageException if the name or the token is invalid
     */
    public ControlPlane forOrg(String org, @Nullable Secret other) {
        org(org);
        return otherOrg.client(org, other);
    }

    /**
     * Returns the organizations that the token can view.
     *
     * @return the organizations
     */
    public Resource<Org> orgs() {
        return new Resource<>(Scope.root(connection), Kinds.ORG);
    }

    /**
     * Returns the objects of a kind that belongs to no organization and has no model here.
     *
     * @param kind name of the kind
     * @return the objects
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Resource<GenericResource> generic(String kind) {
        return new Resource<>(Scope.root(connection), new RootKind<>(kind, GenericResource.class));
    }

    /**
     * Returns who may do what with organizations.
     *
     * @return the permissions and access reports
     */
    public Access access() {
        return new Access(Scope.root(connection), Kinds.ORG);
    }

    /**
     * Returns the manifests of the organization and GVC of the settings, which apply, delete and export objects together.
     *
     * @return the manifests
     * @throws io.cplnprefect.core.error.UsageException if {@code CPLN_ORG} is not set
     */
    public Manifests manifests() {
        Manifests manifests = org().manifests();
        String gvc = defaultGvc();
        return gvc == null ? manifests : manifests.inGvc(gvc);
    }

    /**
     * Checks the settings with one request: that the address is that of a Control Plane API, that the token is valid, and that
     * the organization exists.
     *
     * @return the organization
     * @throws io.cplnprefect.core.error.UsageException if a setting is wrong; the message says which
     * @throws io.cplnprefect.core.error.ApiException if the server fails
     */
    public Org check() {
        String endpoint = settings.require(ControlPlaneSettings.ENDPOINT);
        return new AccessCheck(endpoint, org(), connection.mapper()).run();
    }

    /**
     * Returns the connection to the API, for requests to endpoints that this client does not model:
     *
     * <pre>{@code
     * JsonNode about = cpln.connection()
     *         .<JsonNode>call(Endpoint.of("GET", "/about"), "/about", null, JsonNode.class)
     *         .execute();
     * }</pre>
     *
     * <p>These requests are authenticated, limited and retried like all others. {@link #close()} closes the connection.
     *
     * @return the connection
     */
    public ServiceConnection connection() {
        return connection;
    }

    /**
     * Returns the settings with their sources. Printing them masks the token.
     *
     * @return the settings
     */
    public List<Settings.Sourced> settings() {
        return ControlPlaneSettings.ALL.stream().map(settings::sourced).toList();
    }

    /**
     * Returns the GVC of the settings.
     *
     * @return its name, or {@code null} if {@code CPLN_GVC} is not set
     */
    public @Nullable String defaultGvc() {
        String gvc = settings.get(ControlPlaneSettings.GVC);
        return gvc == null ? null : NameOrLink.name(gvc);
    }

    /**
     * Returns the location of the settings.
     *
     * @return its name, or {@code null} if {@code CPLN_LOCATION} is not set
     */
    public @Nullable String defaultLocation() {
        String location = settings.get(ControlPlaneSettings.LOCATION);
        return location == null ? null : NameOrLink.name(location);
    }

    /**
     * Returns a call that reads the addresses of the services of Control Plane. It sends no token, and no request after its first
     * success.
     *
     * @return the call
     */
    public ApiCall<Discovery> discovery() {
        return services.discovery();
    }

    /**
     * Returns the billing service.
     *
     * @return the service
     */
    public Billing billing() {
        return new Billing(services.service(
                "billing-ng",
                ControlPlaneSettings.BILLING_ENDPOINT.name(),
                settings.get(ControlPlaneSettings.BILLING_ENDPOINT)));
    }

    /**
     * Returns the time source of this client.
     *
     * @return the time source
     */
    public TimeSource time() {
        return connection.time();
    }

    /**
     * Returns the mapper that reads and writes the models. Its configuration must not be changed.
     *
     * @return the mapper
     */
    public ObjectMapper mapper() {
        return connection.mapper();
    }

    /** Cancels all calls and log tails, and frees threads and connections. Repeated calls have no effect. */
    @Override
    public void close() {
        services.close();
        connection.close();
    }
}
