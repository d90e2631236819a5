/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.ConversionOptions;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a job, read from the filled job configuration of a work pool and validated.
 *
 * <p>Immutable. Its text form masks values that may be secret.
 */
@Value.Immutable
@Model
public interface JobConfiguration {

    /**
     * Returns a builder of a configuration.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JobConfiguration}. Not thread-safe. */
    final class Builder extends ImmutableJobConfiguration.Builder {
        Builder() {}
    }

    /**
     * Reads a filled template.
     *
     * @param template the filled template, without remaining references
     * @param environment the environment of the worker: {@code CPLN_ORG}, {@code CPLN_GVC} and {@code CPLN_LOCATION} are the
     *     defaults of the template's values
     * @return the configuration
     * @throws InvalidJobConfigurationException if a value is missing, invalid or unknown; lists all problems
     */
    static JobConfiguration of(ResolvedTemplate template, Map<String, String> environment) {
        return JobConfigurationReader.read(template, environment);
    }

    /**
     * Returns the token of the configuration block, or null to use the worker's own.
     *
     * @return the token of the configuration block, or null to use the worker's own
     */
    @Value.Redacted
    @Nullable
    String token();

    /**
     * Returns the organization's name.
     *
     * @return the organization's name
     */
    String org();

    /**
     * Returns the name of the GVC, which Prefect's side calls namespace.
     *
     * @return the name of the GVC
     */
    String gvc();

    /**
     * Returns the location's name, or null for the GVC's first.
     *
     * @return the location's name, or null for the GVC's first
     */
    @Nullable
    String location();

    /**
     * Returns the Kubernetes Job to convert; must not be changed.
     *
     * @return the Kubernetes Job to convert
     */
    @Value.Redacted
    ObjectNode jobManifest();

    /**
     * Returns the variables to set.
     *
     * @return the variables to set
     */
    @Value.Redacted
    Map<String, String> env();

    /**
     * Returns the variables that are set to null, which the job does not have even if the worker has them.
     *
     * @return the variables that are set to null
     */
    Set<String> unsetEnv();

    /**
     * Returns the labels, which become tags of the command.
     *
     * @return the labels
     */
    Map<String, String> labels();

    /**
     * Returns the name of the job, or null for the flow run's.
     *
     * @return the name of the job, or null for the flow run's
     */
    @Nullable
    String name();

    /**
     * Returns the command line that starts the flow run, or null for Prefect's own.
     *
     * @return the command line that starts the flow run, or null for Prefect's own
     */
    @Value.Redacted
    @Nullable
    String command();

    /**
     * Returns how long the job may run, or null for no limit.
     *
     * @return how long the job may run, or null for no limit
     */
    @Nullable
    Duration jobWatchTimeout();

    /**
     * Returns how long to wait for the workload to be ready; one minute by default.
     *
     * @return how long to wait for the workload to be ready
     */
    @Value.Default
    default Duration podWatchTimeout() {
        return Duration.ofMinutes(1);
    }

    /**
     * Returns whether the job's output is streamed to the worker; it is by default.
     *
     * @return {@code true} if so
     */
    @Value.Default
    default boolean streamOutput() {
        return true;
    }

    /**
     * Returns the type that begins the workload's name, or null for {@code prefect}.
     *
     * @return the type that begins the workload's name, or null for {@code prefect}
     */
    @Nullable
    String jobType();

    /**
     * Returns this configuration with the environment, labels, name, command and image of a flow run, also in the manifest.
     *
     * <p>Repeated calls have no further effect.
     *
     * @param context the flow run
     * @return the configuration
     * @throws InvalidJobConfigurationException if the job could not reach the Prefect API at its address
     */
    default JobConfiguration prepared(FlowRunContext context) {
        return JobPreparation.prepare(this, context);
    }

    /**
     * Returns whether pull secrets that the manifest names are added to the GVC; by default a missing one is an error.
     *
     * @return whether they are
     */
    @Value.Default
    default boolean ensurePullSecrets() {
        return false;
    }

    /**
     * Returns whether the job may run in another location of the GVC if its workload does not become ready in the first one; by default it
     * may not.
     *
     * @return whether it may
     */
    @Value.Default
    default boolean anyLocation() {
        return false;
    }

    /**
     * Returns the options of the conversion of the manifest: GPUs, firewall, concurrency policy and others.
     *
     * @return the options
     */
    @Value.Default
    default ConversionOptions conversion() {
        return ConversionOptions.DEFAULT;
    }
}
