/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one job is to be: the filled job configuration of a work pool, checked and typed.
 *
 * <p>Immutable. Its text form masks everything that may hold a secret.
 */
@Value.Immutable
@Model
public interface JobConfiguration {

    /** Starts a configuration of the caller's own making. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link JobConfiguration}. */
    final class Builder extends ImmutableJobConfiguration.Builder {}

    /**
     * Reads a filled template.
     *
     * @param template the filled template, with nothing left to fetch
     * @param environment the worker's own environment: {@code CPLN_ORG}, {@code CPLN_GVC} and {@code CPLN_LOCATION} stand in
     *     for what the template leaves out
     * @throws InvalidJobConfigurationException if a value is missing, wrong or unknown; lists every problem
     */
    static JobConfiguration of(ResolvedTemplate template, Map<String, String> environment) {
        return JobConfigurationReader.read(template, environment);
    }

    /** Returns the token of the configuration block, or null to use the worker's own. */
    @Value.Redacted
    @Nullable
    String token();

    /** Returns the organisation's name. */
    String org();

    /** Returns the name of the GVC, which Prefect's side calls namespace. */
    String gvc();

    /** Returns the location's name, or null for the GVC's first. */
    @Nullable
    String location();

    /** Returns the Kubernetes Job to convert; must not be changed. */
    @Value.Redacted
    ObjectNode jobManifest();

    /** Returns the variables to set. */
    @Value.Redacted
    Map<String, String> env();

    /** Returns the variables to leave out even if the worker would pass them on: those set to null. */
    Set<String> unsetEnv();

    /** Returns the labels, which become tags of the command. */
    Map<String, String> labels();

    /** Returns the name of the job, or null for the flow run's. */
    @Nullable
    String name();

    /** Returns the command line that starts the flow run, or null for Prefect's own. */
    @Value.Redacted
    @Nullable
    String command();

    /** Returns how long the job may run before it is given up, or null for no limit. */
    @Nullable
    Duration jobWatchTimeout();

    /** Returns how long to wait for the workload to be ready; one minute by default. */
    @Value.Default
    default Duration podWatchTimeout() {
        return Duration.ofMinutes(1);
    }

    /** Returns whether the job's output is streamed to the worker; it is by default. */
    @Value.Default
    default boolean streamOutput() {
        return true;
    }

    /** Returns the type that begins the workload's name, or null for {@code prefect}. */
    @Nullable
    String jobType();

    /**
     * Fills in what depends on the flow run: environment, labels, name, command and image, here and in the manifest.
     *
     * <p>Applying it to its own result changes nothing.
     *
     * @throws InvalidJobConfigurationException if the job could not reach the Prefect API under the URL it would be given
     */
    default JobConfiguration prepared(FlowRunContext context) {
        return JobPreparation.prepare(this, context);
    }
}
