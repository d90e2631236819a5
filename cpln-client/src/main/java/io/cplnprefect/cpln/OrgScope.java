/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.model.GenericResource;
import io.cplnprefect.cpln.model.Gvc;
import io.cplnprefect.cpln.model.Location;
import io.cplnprefect.cpln.model.Org;
import io.cplnprefect.cpln.model.Policy;
import io.cplnprefect.cpln.model.Workload;
import java.util.function.Supplier;

/** What belongs to an organisation. Immutable and thread-safe; making one sends nothing. */
public final class OrgScope {

    private final ServiceConnection connection;
    private final ServiceConnection logs;
    private final Supplier<Secret> token;
    private final String name;

    OrgScope(ServiceConnection connection, ServiceConnection logs, Supplier<Secret> token, String name) {
        this.connection = connection;
        this.logs = logs;
        this.token = token;
        this.name = Names.require("org", name);
    }

    /** Name of the organisation. */
    public String name() {
        return name;
    }

    /** Reads the organisation itself; any token of it may, so this also proves access. */
    public ApiCall<Org> read() {
        return connection.call(Endpoint.of("GET", "/org/{name}"), path(), null, Org.class);
    }

    /** A GVC. */
    public GvcScope gvc(String gvc) {
        return new GvcScope(connection, path(), gvc);
    }

    /** Its GVCs. */
    public Resource<Gvc> gvcs() {
        return kind(Kind.GVC);
    }

    /** Its locations. */
    public Resource<Location> locations() {
        return kind(Kind.LOCATION);
    }

    /** Its policies. */
    public Resource<Policy> policies() {
        return kind(Kind.POLICY);
    }

    /** Its secrets. */
    public Secrets secrets() {
        return new Secrets(connection, path());
    }

    /** Workloads of all its GVCs, to list and to query; they are made and changed in their GVC. */
    public Resource<Workload> workloads() {
        return kind(Kind.WORKLOAD);
    }

    /** Objects of a kind that has no model here, such as {@code group} or {@code domain}. */
    public Resource<GenericResource> generic(String kind) {
        return kind(Kind.generic(kind));
    }

    /** What its workloads log. */
    public Logs logs() {
        return new Logs(logs, token, name);
    }

    private <T> Resource<T> kind(Kind<T> kind) {
        return new Resource<>(connection, kind, path(), "/org/{org}", path(), null);
    }

    private String path() {
        return "/org/" + name;
    }
}
