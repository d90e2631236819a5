/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.core.document.DocumentYaml;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The jobs that agents run for the flow runs of a deployment; {@code CplnInfrastructure} in Python. Immutable. */
@Value.Immutable
@Model
public non-sealed interface ControlPlaneInfrastructure extends ControlPlaneBlock {

    /**
     * Returns a builder of a block.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ControlPlaneInfrastructure}. Not thread-safe. */
    final class Builder extends ImmutableControlPlaneInfrastructure.Builder {
        Builder() {}
    }

    /**
     * Returns how to reach Control Plane.
     *
     * @return the configuration, or {@code null} for the token of the agent
     */
    @Nullable
    ControlPlaneInfrastructureConfig config();

    /**
     * Returns the id of the document that has the configuration.
     *
     * @return the id, or {@code null} if it is part of this block
     */
    @Nullable
    UUID configDocumentId();

    /**
     * Returns the organization.
     *
     * @return its name, or {@code null} for that of the agent
     */
    @Nullable
    String org();

    /**
     * Returns the GVC; {@code namespace} in the document.
     *
     * @return its name, or {@code null} for that of the agent
     */
    @Nullable
    String gvc();

    /**
     * Returns the location.
     *
     * @return its name, or {@code null} for that of the agent, else the first location of the GVC
     */
    @Nullable
    String location();

    /**
     * Returns the identity of jobs.
     *
     * @return its name, or {@code null} for one that is created with the workload
     */
    @Nullable
    String serviceAccountName();

    /**
     * Returns the Kubernetes Job that all other settings are added to; one with a container {@code prefect-job} by default.
     *
     * @return the manifest
     */
    @Value.Default
    default JobManifest job() {
        return InfrastructureManifest.base();
    }

    /**
     * Returns changes of the manifest, which are made after all other settings were added; none by default.
     *
     * @return the changes
     */
    @Value.Default
    default JsonPatch customizations() {
        return JsonPatch.EMPTY;
    }

    /**
     * Returns the image of jobs.
     *
     * @return the image, or {@code null} for that of the manifest, else Prefect's own
     */
    @Nullable
    String image();

    /**
     * Returns the group of the workloads, part of their names.
     *
     * @return the group, or {@code null} for none
     */
    @Nullable
    String jobType();

    /**
     * Returns the environment variables; a value of null removes the variable.
     *
     * @return values by name
     */
    @Value.Redacted
    Map<String, @AllowNulls String> env();

    /**
     * Returns the labels, which become tags of the command.
     *
     * @return values by name
     */
    Map<String, String> labels();

    /**
     * Returns the name of jobs.
     *
     * @return the name, or {@code null} for the name of the flow run
     */
    @Nullable
    String name();

    /**
     * Returns the command that starts the flow run.
     *
     * @return the command and its arguments; empty for Prefect's own
     */
    List<String> command();

    /**
     * Returns how long a job may run.
     *
     * @return whole seconds, or {@code null} for no limit
     */
    @Nullable
    Duration jobWatchTimeout();

    /**
     * Returns how long to wait until a workload is ready; one minute by default.
     *
     * @return whole seconds
     */
    @Value.Default
    default Duration podWatchTimeout() {
        return Duration.ofMinutes(1);
    }

    /**
     * Returns whether the output of jobs is streamed to the agent; {@code true} by default.
     *
     * @return whether it is
     */
    @Value.Default
    default boolean streamOutput() {
        return true;
    }

    /**
     * Returns the manifest with all settings and then the customizations, as Python's block builds it.
     *
     * @return the manifest
     * @throws io.cplnprefect.core.error.UsageException if the job or a customization cannot be applied; the message names the operation
     */
    default JobManifest manifest() {
        return InfrastructureManifest.of(this);
    }

    /**
     * Returns {@link #manifest()} as YAML. It contains the environment variables of this block and no token.
     *
     * @return a YAML document
     * @throws io.cplnprefect.core.error.UsageException as {@link #manifest()}
     */
    default String preview() {
        return DocumentYaml.write(InfrastructureManifest.json(this));
    }

    /**
     * Returns the configuration of the job of a flow run: with the environment, the labels, the name and the command that Prefect's agents
     * add, before the customizations are applied.
     *
     * @param run the flow run
     * @param environment the defaults of organization, GVC and location: {@code CPLN_ORG}, {@code CPLN_GVC}, {@code CPLN_LOCATION}
     * @return the configuration
     * @throws io.cplnprefect.bridge.template.InvalidJobConfigurationException if a value is missing or invalid
     * @throws io.cplnprefect.core.error.UsageException if a customization cannot be applied
     */
    default JobConfiguration configuration(FlowRunContext run, Map<String, String> environment) {
        return new InfrastructureConfiguration(this, environment).of(run);
    }

    @Override
    default BlockKind<ControlPlaneInfrastructure> kind() {
        return BlockKind.INFRASTRUCTURE;
    }

    @Override
    default BlockData data() {
        return InfrastructureData.write(this);
    }

    /**
     * Reads the data of a document.
     *
     * @throws io.cplnprefect.core.error.UsageException if a value has the wrong type; lists all problems
     */
    static ControlPlaneInfrastructure of(BlockData data) {
        return InfrastructureData.read(data);
    }
}
