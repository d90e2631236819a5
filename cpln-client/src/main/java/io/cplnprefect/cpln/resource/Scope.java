/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.cpln.internal.Names;
import org.jspecify.annotations.Nullable;

/** The path below which objects are found: the API itself, an organization, or a GVC. Immutable and thread-safe. */
public final class Scope {

    private final ServiceConnection connection;
    private final String path;
    private final String template;
    private final @Nullable Scope org;
    private final String name;

    private Scope(ServiceConnection connection, String path, String template, @Nullable Scope org, String name) {
        this.connection = connection;
        this.path = path;
        this.template = template;
        this.org = org;
        this.name = name;
    }

    /**
     * Returns the scope of all organizations.
     *
     * @param connection connection to the API
     * @return a scope
     */
    public static Scope root(ServiceConnection connection) {
        return new Scope(connection, "", "", null, "");
    }

    /**
     * Returns the scope of an organization.
     *
     * @param connection connection to the API
     * @param org name of the organization
     * @return a scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public static Scope org(ServiceConnection connection, String org) {
        return new Scope(connection, "/org/" + Names.require("org", org), "/org/{org}", null, org);
    }

    /**
     * Returns the scope of a GVC in this organization.
     *
     * @param gvc name of the GVC
     * @return a scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Scope gvc(String gvc) {
        return new Scope(connection, path + "/gvc/" + Names.require("gvc", gvc), template + "/gvc/{gvc}", this, gvc);
    }

    /**
     * Returns the connection that sends the requests.
     *
     * @return the connection
     */
    public ServiceConnection connection() {
        return connection;
    }

    /**
     * Returns the path below the base address.
     *
     * @return the path, without a slash at its end; empty for all organizations
     */
    public String path() {
        return path;
    }

    /**
     * Returns the path with placeholders, for metrics.
     *
     * @return the path template
     */
    public String template() {
        return template;
    }

    /**
     * Returns the name of the organization or GVC.
     *
     * @return the name; empty for all organizations
     */
    public String name() {
        return name;
    }

    /**
     * Returns the organization of this GVC.
     *
     * @return the organization, or {@code null} if this is not a GVC
     */
    public @Nullable Scope orgOfGvc() {
        return org;
    }
}
