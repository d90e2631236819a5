/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** What hangs below workloads: deployments, commands, replicas. */
final class WorkloadHandlers {
    private final Store store;
    private final Access access;
    private final Pages pages;
    private final Deployments deployments;
    private final Commands commands;
    private final Jobs jobs;
    private final Supplier<String> serverUrl;

    WorkloadHandlers(
            Store store,
            Access access,
            Pages pages,
            Deployments deployments,
            Commands commands,
            Jobs jobs,
            Supplier<String> serverUrl) {
        this.store = store;
        this.access = access;
        this.pages = pages;
        this.deployments = deployments;
        this.commands = commands;
        this.jobs = jobs;
        this.serverUrl = serverUrl;
    }

    Answer listDeployments(Call call) {
        String workload = viewed(call, Links.parent(call.path()));
        List<ObjectNode> items = deployments.list(workload, serverUrl.get());
        return Answer.json(pages.list("deployment", items, call.path(), call.parameter("next")));
    }

    Answer readDeployment(Call call) {
        String workload = viewed(call, Links.owner(call.path()));
        return Answer.json(deployments.read(workload, call.variable("location"), serverUrl.get()));
    }

    Answer createCommand(Call call) {
        String link = Links.parent(call.path());
        ObjectNode owner = store.require(link);
        ObjectNode body = call.body();
        Kind kind = Kinds.named(owner.path("kind").asText());
        access.require(
                call.principal(), kind, Commands.permissionFor(body.path("type").asText()), link);
        return Answer.created(Links.self(commands.create(owner, body)));
    }

    Answer listCommands(Call call) {
        viewed(call, Links.parent(call.path()));
        return Answer.json(pages.list("command", store.list(call.path()), call.path(), call.parameter("next")));
    }

    Answer readCommand(Call call) {
        viewed(call, Links.owner(call.path()));
        return Answer.json(store.require(call.path()));
    }

    Answer queryCommands(Call call) {
        String collection = Links.parent(call.path());
        viewed(call, Links.parent(collection));
        String next = call.parameter("next");
        Cursor cursor = next == null ? new Cursor(0, call.optionalBody()) : Cursor.decode(next);
        Query query = new Query(Kinds.named("command"), cursor.query());
        List<ObjectNode> picked = query.pick(store.list(collection));
        return Answer.json(pages.queryResult(Kinds.named("command"), query, picked, call.path(), cursor.offset()));
    }

    /** What the server of a location answers; its address is the {@code remote} of a deployment. */
    Answer listReplicas(Call call) {
        String link = viewed(call, call.path().substring("/replicas".length()));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        jobs.replicas(link).forEach(items::add);
        answer.putArray("links");
        return Answer.json(answer);
    }

    private String viewed(Call call, String link) {
        ObjectNode owner = store.require(link);
        access.require(call.principal(), Kinds.named(owner.path("kind").asText()), "view", link);
        return link;
    }
}
