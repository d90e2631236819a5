/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.task;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Scope;
import java.util.Map;

/** The tasks of an organization. Immutable and thread-safe. */
public final class Tasks {

    private final Collection<Task> tasks;
    private final Collection<Task> mine;

    /**
     * Creates the tasks of an organization. Nothing is sent.
     *
     * @param org the organization
     */
    public Tasks(Scope org) {
        String path = org.path() + "/task";
        String template = org.template() + "/task";
        this.tasks = new Collection<>(org.connection(), path, template, Task.class, false);
        this.mine = new Collection<>(org.connection(), path + "/-forme", template + "/-forme", Task.class, false);
    }

    /**
     * Returns a call that reads a task.
     *
     * @param id id of the task
     * @return the call; status 404 if the task does not exist
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Task> get(String id) {
        return tasks.get("id", checked(id));
    }

    /**
     * Returns all tasks.
     *
     * @return the tasks, read lazily, page by page
     */
    public Pager<Task> list() {
        return tasks.list();
    }

    /**
     * Returns the tasks that the owner of the token has to decide.
     *
     * @return the tasks, read lazily, page by page
     */
    public Pager<Task> listMine() {
        return mine.list();
    }

    /**
     * Returns the tasks that match a query.
     *
     * @param query the query
     * @return the tasks, read lazily, page by page
     */
    public Pager<Task> query(Query query) {
        return tasks.query(query);
    }

    /**
     * Returns a call that accepts what a task proposes, such as an invitation.
     *
     * @param id id of the task
     * @return the call; status 404 if the task does not exist
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Void> accept(String id) {
        return decide(id, "accept");
    }

    /**
     * Returns a call that rejects what a task proposes, such as an invitation.
     *
     * @param id id of the task
     * @return the call; status 404 if the task does not exist
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Void> reject(String id) {
        return decide(id, "reject");
    }

    /**
     * Returns a call that deletes a task.
     *
     * @param id id of the task
     * @return the call; status 404 if the task does not exist
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Void> delete(String id) {
        return tasks.connection()
                .call(
                        tasks.endpoint("DELETE", "/{id}").repeatable(),
                        tasks.path() + "/" + checked(id),
                        null,
                        Void.class);
    }

    private ApiCall<Void> decide(String id, String decision) {
        return tasks.connection()
                .call(
                        tasks.endpoint("POST", "/{id}"),
                        tasks.path() + "/" + checked(id),
                        Map.of("answer", decision),
                        Void.class);
    }

    private static String checked(String id) {
        return Names.require("task", id);
    }
}
