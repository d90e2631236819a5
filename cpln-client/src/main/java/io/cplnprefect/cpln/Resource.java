/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.ItemList;
import io.cplnprefect.cpln.model.Item;
import io.cplnprefect.cpln.query.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind in one place. All kinds have the same verbs. Immutable and thread-safe.
 *
 * <p>The calls end with the errors of {@link ApiCall#execute()}.
 *
 * @param <T> model of the kind
 */
public class Resource<T> {

    private final ServiceConnection connection;
    private final Kind<T> kind;
    private final String collection;
    private final String template;
    private final String queryPath;

    /** Queries of GVC kinds go to the org, with the GVC as a term. */
    private final @Nullable String gvc;

    Resource(
            ServiceConnection connection,
            Kind<T> kind,
            String place,
            String placeTemplate,
            String orgPath,
            @Nullable String gvc) {
        this.connection = connection;
        this.kind = kind;
        this.collection = place + "/" + kind.name();
        this.template = placeTemplate + "/" + kind.name();
        this.queryPath = orgPath + "/" + kind.name() + "/-query";
        this.gvc = gvc;
    }

    /** Reads one. */
    public ApiCall<T> get(String name) {
        return connection.call(endpoint("GET", template + "/{name}"), path(name), null, kind.model());
    }

    /** Reads all, page by page. */
    public Pager<T> list() {
        return Pager.of(cursor -> page(endpoint("GET", template), cursor == null ? collection : cursor, null));
    }

    /** Reads those that a query finds, page by page; within this GVC if this is one's. */
    public Pager<T> query(Query query) {
        Query here = gvc == null ? query : query.within(gvc);
        return Pager.of(cursor -> cursor == null
                ? page(endpoint("POST", template + "/-query").repeatable(), queryPath, here)
                : page(endpoint("GET", template + "/-query"), cursor, null));
    }

    private ApiCall<Page<T>> page(Endpoint endpoint, String path, @Nullable Object body) {
        ObjectMapper mapper = connection.mapper();
        JavaType type = mapper.getTypeFactory().constructParametricType(ItemList.class, kind.model());
        return connection.<ItemList<T>>call(endpoint, path, body, type).map(ItemList::page);
    }

    /**
     * Makes one; 409 when the name is taken. It is never sent twice: when the answer is lost, {@link #get} tells.
     */
    public ApiCall<Stored> create(T document) {
        ApiCall<Void> call = connection.call(endpoint("POST", template), collection, body(document), Void.class);
        return document instanceof Item item ? Writes.named(call, path(item.name())) : Writes.unnamed(call, collection);
    }

    /** Makes one, or replaces the one that has its name. */
    public ApiCall<Stored> put(T document) {
        return Writes.named(
                connection.call(endpoint("PUT", template).repeatable(), collection, body(document), Void.class),
                document instanceof Item item ? path(item.name()) : collection);
    }

    /** Changes one. A patch that appends is not repeatable, so no patch is ever sent twice. */
    public ApiCall<T> patch(String name, Patch patch) {
        return connection.call(endpoint("PATCH", template + "/{name}"), path(name), patch, kind.model());
    }

    /** Deletes one; the platform may take a while after it has answered. */
    public ApiCall<Void> delete(String name) {
        return connection.call(endpoint("DELETE", template + "/{name}").repeatable(), path(name), null, Void.class);
    }

    /** Secrets come back in answers, and in errors that echo what was sent, under names that nobody can know to mask. */
    private Endpoint endpoint(String method, String path) {
        Endpoint endpoint = Endpoint.of(method, path);
        return kind.name().equals(Kind.SECRET.name()) ? endpoint.withSensitiveResponse() : endpoint;
    }

    final ServiceConnection connection() {
        return connection;
    }

    final String path(String name) {
        return collection + "/" + Names.require(kind.name(), name);
    }

    final String template() {
        return template;
    }

    /** The platform wants to be told the kind, and takes no offence at what it has given itself. */
    private Map<String, Object> body(T document) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.name());
        body.putAll(connection.mapper().convertValue(document, ItemList.OBJECT));
        return body;
    }
}
