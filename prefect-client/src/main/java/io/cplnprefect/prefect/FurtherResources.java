/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.artifact.Artifacts;
import io.cplnprefect.prefect.automation.Automations;
import io.cplnprefect.prefect.block.BlockSchemas;
import io.cplnprefect.prefect.block.BlockTypes;
import io.cplnprefect.prefect.concurrency.GlobalLimits;
import io.cplnprefect.prefect.concurrency.TagLimits;
import io.cplnprefect.prefect.event.EventConnection;
import io.cplnprefect.prefect.event.EventFilter;
import io.cplnprefect.prefect.event.EventListener;
import io.cplnprefect.prefect.event.EventLoss;
import io.cplnprefect.prefect.event.EventSubscription;
import io.cplnprefect.prefect.event.EventWriter;
import io.cplnprefect.prefect.event.Events;
import io.cplnprefect.prefect.internal.NegotiatedApi;
import io.cplnprefect.prefect.internal.Negotiation;
import io.cplnprefect.prefect.log.LogWriter;
import io.cplnprefect.prefect.log.LogWriterOptions;
import io.cplnprefect.prefect.log.Logs;
import io.cplnprefect.prefect.notification.NotificationPolicies;
import io.cplnprefect.prefect.registry.Registry;
import io.cplnprefect.prefect.search.SavedSearches;
import io.cplnprefect.prefect.taskrun.TaskRuns;
import io.cplnprefect.prefect.worker.WorkerChannel;
import io.cplnprefect.prefect.worker.WorkerHello;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final Logs logs;
    private final NotificationPolicies notificationPolicies;
    private final SavedSearches savedSearches;
    private final TaskRuns taskRuns;

    private final EventConnection eventConnection;

    FurtherResources(ServiceConnection connection, Negotiation negotiation, Supplier<@Nullable Secret> token) {
        this.connection = connection;
        this.negotiation = negotiation;
        this.artifacts = NegotiatedApi.of(Artifacts.class, connection, negotiation);
        this.automations = NegotiatedApi.of(Automations.class, connection, negotiation);
        this.blockSchemas = NegotiatedApi.of(BlockSchemas.class, connection, negotiation);
        this.blockTypes = NegotiatedApi.of(BlockTypes.class, connection, negotiation);
        this.registry = NegotiatedApi.of(Registry.class, connection, negotiation);
        this.events = NegotiatedApi.of(Events.class, connection, negotiation);
        this.eventConnection = new EventConnection(connection, events, token, negotiation::read);
        this.globalLimits = NegotiatedApi.of(GlobalLimits.class, connection, negotiation);
        this.tagLimits = NegotiatedApi.of(TagLimits.class, connection, negotiation);
        this.logs = NegotiatedApi.of(Logs.class, connection, negotiation);
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

    /**
     * Subscribes to events.
     *
     * @param filter selects the events; without an earliest time, those of the last minute are included
     * @param listener receives the events
     * @return the subscription; the server may not have accepted it yet
     */
    public EventSubscription subscribe(EventFilter filter, EventListener listener) {
        return EventSubscription.open(eventConnection, filter, listener);
    }

    /**
     * Returns a new writer of events. Close it before this client.
     *
     * @param onLoss called for each event that is dropped; must not block; what it throws is logged
     * @return a writer
     */
    public EventWriter newEventWriter(Consumer<EventLoss> onLoss) {
        return new EventWriter(eventConnection, onLoss);
    }

    /**
     * Opens the channel of a worker to its work pool, on servers of {@linkplain WorkerChannel#SINCE 3.7.2} and later. Close it before
     * this client.
     *
     * @param worker the worker
     * @return the channel, which may not be ready yet
     */
    public WorkerChannel openWorkerChannel(WorkerHello worker) {
        return WorkerChannel.open(connection, eventConnection.token().get(), worker);
    }

    /** Returns the calls for global limits. */
    public GlobalLimits globalLimits() {
        return globalLimits;
    }

    /** Returns the calls for limits of task runs by tag. */
    public TagLimits tagLimits() {
        return tagLimits;
    }

    /** Returns the calls for log lines. */
    public Logs logs() {
        return logs;
    }

    /**
     * Returns a new writer of log lines. Close it before this client.
     *
     * @param options the options
     * @return a writer
     */
    public LogWriter newLogWriter(LogWriterOptions options) {
        return new LogWriter(logs, connection.time(), options);
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
