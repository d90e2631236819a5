/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructureConfig;
import io.cplnprefect.bridge.platform.PlatformNames;
import io.cplnprefect.bridge.template.ConfiguredPlatform;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organizations and tokens in the infrastructure blocks of deployments. */
final class BlockNames implements PlatformNames {

    /** The key of the default block. */
    private static final UUID DEFAULT = new UUID(0, 0);

    private final InfrastructureDocuments infrastructures;
    private final String defaultOrg;
    private final Map<UUID, BlockDocument> documents = new HashMap<>();

    BlockNames(InfrastructureDocuments infrastructures, String defaultOrg) {
        this.infrastructures = infrastructures;
        this.defaultOrg = defaultOrg;
    }

    @Override
    public void newRound() {
        documents.clear();
    }

    @Override
    public ConfiguredPlatform of(
            WorkPool pool, @Nullable Deployment deployment, @Nullable Map<String, @Nullable Object> runVariables) {
        if (deployment == null || !infrastructures.exists(deployment)) {
            return new ConfiguredPlatform(defaultOrg, null);
        }
        UUID id = Objects.requireNonNullElse(deployment.infrastructureDocumentId(), DEFAULT);
        BlockDocument document = documents.get(id);
        if (document == null) {
            document = infrastructures.document(deployment);
            documents.put(id, document);
        }
        if (!InfrastructureDocuments.isOwn(document)) {
            return new ConfiguredPlatform(defaultOrg, null);
        }
        ControlPlaneInfrastructure block = InfrastructureDocuments.read(deployment, document);
        ControlPlaneInfrastructureConfig config = block.config();
        return new ConfiguredPlatform(
                Objects.requireNonNullElse(block.org(), defaultOrg), config == null ? null : config.token());
    }

    @Override
    public boolean mayName(Deployment deployment) {
        return infrastructures.exists(deployment);
    }
}
