/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.prefect.artifact.Artifacts;
import io.cplnprefect.prefect.automation.Automations;
import io.cplnprefect.prefect.block.BlockSchemas;
import io.cplnprefect.prefect.block.BlockTypes;
import io.cplnprefect.prefect.concurrency.GlobalLimits;
import io.cplnprefect.prefect.concurrency.TagLimits;
import io.cplnprefect.prefect.event.Events;
import io.cplnprefect.prefect.internal.NegotiatedApi;
import io.cplnprefect.prefect.internal.Negotiation;
import io.cplnprefect.prefect.notification.NotificationPolicies;
import io.cplnprefect.prefect.registry.Registry;
import io.cplnprefect.prefect.search.SavedSearches;
import io.cplnprefect.prefect.taskrun.TaskRuns;

/** The resources of a {@link Prefect} that a worker does not need. Thread-safe. */
abstract sealed class FurtherResources permits Prefect {

    final ServiceConnection connection;
    final Negotiation negotiation;
    private final Artifacts artifacts;
    private final Automations automations;
    private final BlockSchemas blockSchemas;
    private final BlockTypes blockTypes;
    private final Registry registry;
    private final Events events;
    private final GlobalLimits globalLimits;
    private final TagLimits tagLimits;
    private final NotificationPolicies notificationPolicies;
    private final SavedSearches savedSearches;
    private final TaskRuns taskRuns;

    FurtherResources(ServiceConnection connection, Negotiation negotiation) {
        this.connection = connection;
        this.negotiation = negotiation;
        this.artifacts = NegotiatedApi.of(Artifacts.class, connection, negotiation);
        this.automations = NegotiatedApi.of(Automations.class, connection, negotiation);
        this.blockSchemas = NegotiatedApi.of(BlockSchemas.class, connection, negotiation);
        this.blockTypes = NegotiatedApi.of(BlockTypes.class, connection, negotiation);
        this.registry = NegotiatedApi.of(Registry.class, connection, negotiation);
        this.events = NegotiatedApi.of(Events.class, connection, negotiation);
        this.globalLimits = NegotiatedApi.of(GlobalLimits.class, connection, negotiation);
        this.tagLimits = NegotiatedApi.of(TagLimits.class, connection, negotiation);
        this.notificationPolicies = NegotiatedApi.of(NotificationPolicies.class, connection, negotiation);
        this.savedSearches = NegotiatedApi.of(SavedSearches.class, connection, negotiation);
        this.taskRuns = NegotiatedApi.of(TaskRuns.class, connection, negotiation);
    }

    /** Returns the calls for artifacts. */
    public Artifacts artifacts() {
        return artifacts;
    }

    /** Returns the calls for automations. */
    public Automations automations() {
        return automations;
    }

    /** Returns the calls for schemas of block documents. */
    public BlockSchemas blockSchemas() {
        return blockSchemas;
    }

    /** Returns the calls for types of block documents. */
    public BlockTypes blockTypes() {
        return blockTypes;
    }

    /** Returns the calls for the registry of integrations. */
    public Registry registry() {
        return registry;
    }

    /** Returns the calls for events. */
    public Events events() {
        return events;
    }

    /** Returns the calls for global limits. */
    public GlobalLimits globalLimits() {
        return globalLimits;
    }

    /** Returns the calls for limits of task runs by tag. */
    public TagLimits tagLimits() {
        return tagLimits;
    }

    /** Returns the calls for notification policies of 2.20. */
    public NotificationPolicies notificationPolicies() {
        return notificationPolicies;
    }

    /** Returns the calls for saved searches. */
    public SavedSearches savedSearches() {
        return savedSearches;
    }

    /** Returns the calls for task runs. */
    public TaskRuns taskRuns() {
        return taskRuns;
    }
}
