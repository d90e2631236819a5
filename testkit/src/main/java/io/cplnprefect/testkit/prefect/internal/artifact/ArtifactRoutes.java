/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.artifact;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.ArtifactEvents;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.Table;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Artifacts, and for each key a collection with the content of its latest artifact. */
public final class ArtifactRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "key:slug",
            "type:text",
            "description:text",
            "data:any",
            "metadata_:object",
            "flow_run_id:uuid",
            "task_run_id:uuid");
    private static final RequestModel UPDATE = RequestModel.of("data:any", "description:text", "metadata_:object");
    private static final List<String> MEMBERS =
            List.of("key", "type", "description", "data", "metadata_", "flow_run_id", "task_run_id");
    private static final List<String> SORTS = List.of("ID_DESC", "CREATED_DESC", "UPDATED_DESC", "KEY_DESC", "KEY_ASC");

    private final Store store;
    private final Filters filters;
    private final ArtifactEvents events;

    /** Creates the routes of a store. */
    public ArtifactRoutes(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
        events = new ArtifactEvents(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/artifacts/", this::create);
        routes.add("POST", "/artifacts/filter", request -> list(request, artifacts(request)));
        routes.add("POST", "/artifacts/count", request -> count(artifacts(request)));
        routes.add("POST", "/artifacts/latest/filter", request -> list(request, collections(request)));
        routes.add("POST", "/artifacts/latest/count", request -> count(collections(request)));
        routes.add("GET", "/artifacts/{key}/latest", this::latest);
        routes.add("GET", "/artifacts/{id}", request -> ApiResponse.ok(found(request)));
        routes.add("PATCH", "/artifacts/{id}", this::update);
        routes.add("DELETE", "/artifacts/{id}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        ObjectNode artifact = store.newObject();
        MEMBERS.forEach(member -> artifact.set(member, body.has(member) ? body.get(member) : NullNode.getInstance()));
        store.artifacts.put(artifact);
        if (artifact.hasNonNull("key")) {
            collect(artifact);
        }
        return ApiResponse.created(artifact);
    }

    /** Makes an artifact the latest one of its key. */
    private void collect(ObjectNode artifact) {
        ObjectNode collection = store.artifactCollections.first("key", artifact.path("key"));
        ObjectNode target = collection == null ? store.newObject() : collection;
        MEMBERS.forEach(member -> target.set(member, artifact.get(member)));
        target.set("latest_id", artifact.get("id"));
        store.touch(target);
        store.artifactCollections.put(target);
        events.emit(collection == null ? "created" : "updated", target);
    }

    private ApiResponse latest(ApiRequest request) {
        ObjectNode collection = store.artifactCollections.first("key", TextNode.valueOf(request.parameter("key")));
        if (collection == null) {
            throw notFound();
        }
        // The server shows the id of the collection in place of the artifact's.
        ObjectNode shown = collection.deepCopy();
        shown.remove("latest_id");
        return ApiResponse.ok(shown);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode artifact = found(request);
        artifact.setAll(body);
        store.touch(artifact);
        ObjectNode collection = store.artifactCollections.first("latest_id", artifact.get("id"));
        if (collection != null) {
            collection.setAll(body);
            store.touch(collection);
        } else if (!store.v3()) {
            // 2.20 changes the artifact although it reports that it does not exist.
            throw notFound();
        }
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode artifact = found(request);
        store.artifacts.remove(artifact.path("id").asText());
        ObjectNode collection = store.artifactCollections.first("latest_id", artifact.get("id"));
        if (collection != null) {
            List<ObjectNode> rest = store.artifacts.with("key", artifact.get("key"));
            if (rest.isEmpty()) {
                store.artifactCollections.remove(collection.path("id").asText());
                events.emit("deleted", collection);
            } else {
                collect(rest.get(rest.size() - 1));
            }
        }
        return ApiResponse.noContent();
    }

    private ApiResponse list(ApiRequest request, Stream<ObjectNode> selected) {
        Page page = Page.of(request);
        Comparator<ObjectNode> order = Comparator.comparing(Attributes::of, AttributeOrder.of(request, SORTS));
        return ApiResponse.ok(page.of(selected, order, artifact -> artifact));
    }

    private static ApiResponse count(Stream<ObjectNode> selected) {
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(selected.count())));
    }

    private Stream<ObjectNode> artifacts(ApiRequest request) {
        return selected(request, ObjectFilter.ARTIFACTS, store.artifacts);
    }

    private Stream<ObjectNode> collections(ApiRequest request) {
        return selected(request, ObjectFilter.ARTIFACT_COLLECTIONS, store.artifactCollections);
    }

    private Stream<ObjectNode> selected(ApiRequest request, ObjectFilter filter, Table table) {
        Stream<ObjectNode> selected = table.all().stream().filter(filter.predicate(request));
        Set<String> runs = runs(request);
        return runs == null
                ? selected
                : selected.filter(
                        artifact -> runs.contains(artifact.path("flow_run_id").asText()));
    }

    /** Returns the ids of the runs that the filters on runs, flows and deployments select; null without such filters. */
    private @Nullable Set<String> runs(ApiRequest request) {
        ObjectNode body = request.parts();
        if (!body.has("flow_runs") && !body.has("flows") && !body.has("deployments")) {
            return null;
        }
        return filters.flowRuns(request).stream().map(run -> run.id).collect(Collectors.toSet());
    }

    private ObjectNode found(ApiRequest request) {
        ObjectNode artifact = store.artifacts.get(request.parameter("id"));
        if (artifact == null) {
            throw notFound();
        }
        return artifact;
    }

    private static ErrorResponseException notFound() {
        return ErrorResponseException.detail(404, "Artifact not found.");
    }
}
