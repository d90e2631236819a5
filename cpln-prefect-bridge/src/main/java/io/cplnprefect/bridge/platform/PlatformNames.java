/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.template.ConfiguredPlatform;
import io.cplnprefect.bridge.template.InvalidJobConfigurationException;
import io.cplnprefect.bridge.template.TemplateReader;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The organizations and tokens that the configurations of flow runs name. Used by one round at a time; methods block. */
public interface PlatformNames {

    /**
     * Returns the names in the templates of work pools and in job variables.
     *
     * @param prefect client of the Prefect API
     * @param defaultOrg the organization where none is named
     * @return the names
     */
    static PlatformNames ofTemplates(Prefect prefect, String defaultOrg) {
        TemplateReader templates = new TemplateReader(prefect);
        return new PlatformNames() {
            @Override
            public ConfiguredPlatform of(
                    WorkPool pool,
                    @Nullable Deployment deployment,
                    @Nullable Map<String, @Nullable Object> runVariables) {
                try {
                    return ConfiguredPlatform.of(templates.read(pool, deployment, runVariables), defaultOrg);
                } catch (InvalidJobConfigurationException invalid) {
                    throw new UsageException(String.valueOf(invalid.getMessage()), invalid);
                }
            }

            @Override
            public boolean mayName(Deployment deployment) {
                return ConfiguredPlatform.isNamedBy(deployment.jobVariables());
            }
        };
    }

    /** Discards what was read for the last round. */
    default void newRound() {}

    /**
     * Returns the organization and token of a flow run.
     *
     * @param pool its work pool
     * @param deployment its deployment, or {@code null} for the defaults of the pool
     * @param runVariables its own job variables, or {@code null}
     * @return the organization and token
     * @throws io.cplnprefect.core.error.UsageException if the configuration is invalid, or names a block that does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    ConfiguredPlatform of(
            WorkPool pool, @Nullable Deployment deployment, @Nullable Map<String, @Nullable Object> runVariables);

    /**
     * Returns whether a deployment may name another organization or token than its work pool.
     *
     * @param deployment the deployment
     * @return {@code false} if it certainly does not
     */
    boolean mayName(Deployment deployment);
}
