/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.internal.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of an organization. Immutable and thread-safe.
 *
 * <p>Reading requires the permission {@code readAudit} on the audit context, and writing {@code writeAudit}. Applications write to
 * contexts of their own; only the platform writes to {@code cpln}.
 */
public final class Audit {

    private static final String ORG = "/audit/org/{org}";
    private static final Endpoint QUERY = Endpoint.of("GET", ORG);
    private static final Endpoint OF_RESOURCE = Endpoint.of("GET", ORG + "/resource/{by}/{value}");
    private static final Endpoint OF_REQUEST = Endpoint.of("GET", ORG + "/requestId/{id}");
    private static final Endpoint OF_SUBJECT = Endpoint.of("GET", ORG + "/subject/email/{email}");
    private static final Endpoint READ = Endpoint.of("GET", ORG + "/id/{id}");
    private static final Endpoint WRITE = Endpoint.of("POST", ORG + "/auditctx/{context}");

    private final PlatformService service;
    private final String path;

    /**
     * Creates the audit trail of an organization. Nothing is sent.
     *
     * @param service the audit service
     * @param org name of the organization
     * @throws UsageException if the name is invalid
     */
    public Audit(PlatformService service, String org) {
        this.service = service;
        this.path = "/audit/org/" + Names.require("org", org);
    }

    /**
     * Returns the events that a query selects.
     *
     * @param query the query
     * @return the events, read lazily, page by page
     */
    public Pager<AuditEvent> events(AuditQuery query) {
        return list(QUERY, path + parameters(query));
    }

    /**
     * Returns the events of a resource.
     *
     * @param id id of the resource
     * @param query further conditions
     * @return the events, read lazily, page by page
     */
    public Pager<AuditEvent> ofResource(String id, AuditQuery query) {
        return list(OF_RESOURCE, path + "/resource/id/" + encoded(id) + parameters(query));
    }

    /**
     * Returns the events of the resources with a name.
     *
     * @param name name of the resources
     * @param query further conditions
     * @return the events, read lazily, page by page
     */
    public Pager<AuditEvent> ofResourceName(String name, AuditQuery query) {
        return list(OF_RESOURCE, path + "/resource/name/" + encoded(name) + parameters(query));
    }

    /**
     * Returns the events of a request.
     *
     * @param requestId id of the request
     * @return the events, read lazily, page by page
     */
    public Pager<AuditEvent> ofRequest(String requestId) {
        return list(OF_REQUEST, path + "/requestId/" + encoded(requestId));
    }

    /**
     * Returns the events that a user has caused.
     *
     * @param email email address of the user
     * @return the events, read lazily, page by page
     */
    public Pager<AuditEvent> ofSubject(String email) {
        return list(OF_SUBJECT, path + "/subject/email/" + encoded(email));
    }

    /**
     * Returns a call that reads an event.
     *
     * @param id id of the event
     * @return the call; status 404 if there is none
     */
    public ApiCall<AuditEvent> event(String id) {
        String target = path + "/id/" + encoded(id);
        return service.call(connection -> connection.<AuditPage>call(READ, target, null, AuditPage.class))
                .mapResponse(response -> {
                    AuditEvent item = response.body().item();
                    if (item == null) {
                        throw new DecodingException(
                                new CallSite("GET", target, response.attempts()),
                                response.status(),
                                "it has no item",
                                "",
                                response.requestId(),
                                null);
                    }
                    return item;
                });
    }

    /**
     * Returns a call that writes an event. It is not repeated after a failure that leaves its effect unknown, unless the call is
     * made repeatable.
     *
     * @param context name of the audit context
     * @param event the event; {@code resource.id} and {@code resource.type} are required
     * @param async whether the service responds before it has stored the event
     * @return the call
     * @throws UsageException if the name is invalid, or the event has no resource with an id and a type
     */
    public ApiCall<AuditReceipt> write(String context, AuditEvent event, boolean async) {
        AuditResource resource = event.resource();
        if (resource == null || isBlank(resource.id()) || isBlank(resource.type())) {
            throw new UsageException("Invalid audit event: resource.id and resource.type are required. Set both.");
        }
        String target = path + "/auditctx/" + Names.require("auditctx", context) + (async ? "?async=true" : "");
        return service.call(connection -> connection.call(WRITE, target, event, AuditReceipt.class));
    }

    private Pager<AuditEvent> list(Endpoint endpoint, String first) {
        return Pager.of(next -> service.call(connection ->
                        connection.<AuditPage>call(endpoint, next == null ? first : next, null, AuditPage.class))
                .map(AuditPage::page));
    }

    private static String parameters(AuditQuery query) {
        StringJoiner parameters = new StringJoiner("&", "?", "");
        add(parameters, "resourceType", query.resourceType());
        add(parameters, "contextName", query.contextName());
        add(parameters, "fromEvent", query.since());
        add(parameters, "toEvent", query.until());
        add(parameters, "subjectName", query.subject());
        return parameters.toString();
    }

    private static void add(StringJoiner parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
