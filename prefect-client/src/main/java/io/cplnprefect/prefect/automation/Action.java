/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.StateType;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An action of an automation. Its type determines which of the attributes apply. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableAction.class)
public interface Action extends Extensible {

    /** Returns the type, such as {@code run-deployment}, {@code cancel-flow-run} or {@code send-notification}. */
    String type();

    /** Returns {@code selected} for the object with the id below, {@code inferred} for the object of the event. */
    @Nullable
    String source();

    /** Returns the id of the deployment. */
    @Nullable
    UUID deploymentId();

    /** Returns the id of the work pool. */
    @Nullable
    UUID workPoolId();

    /** Returns the id of the queue. */
    @Nullable
    UUID workQueueId();

    /** Returns the id of the automation. */
    @Nullable
    UUID automationId();

    /** Returns the id of the block document of a webhook or notification. */
    @Nullable
    UUID blockDocumentId();

    /** Returns the parameters of the flow run, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** Returns the job variables of the flow run, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the seconds after which the flow run starts; 3.x only. */
    @Nullable
    Double scheduleAfter();

    /** Returns the type of the new state. */
    @Nullable
    StateType state();

    /** Returns the name of the new state. */
    @Nullable
    String name();

    /** Returns the message of the new state. */
    @Nullable
    String message();

    /** Returns whether the rules of the server are skipped for the new state; 3.x only. */
    @Nullable
    Boolean force();

    /** Returns the body of the webhook, a template. */
    @Nullable
    String payload();

    /** Returns the subject of the notification, a template. */
    @Nullable
    String subject();

    /** Returns the body of the notification, a template. */
    @Nullable
    String body();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Action}. Not thread-safe. */
    final class Builder extends ImmutableAction.Builder {
        Builder() {}
    }
}
