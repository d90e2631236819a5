/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A job that flows start by themselves; {@code CplnJob} in Python. Immutable. */
@Value.Immutable
@Model
public non-sealed interface ControlPlaneJobBlock extends ControlPlaneBlock {

    /**
     * Returns a builder of a block.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ControlPlaneJobBlock}. Not thread-safe. */
    final class Builder extends ImmutableControlPlaneJobBlock.Builder {
        Builder() {}
    }

    /**
     * Returns the credentials; empty ones by default.
     *
     * @return the credentials
     */
    @Value.Default
    default ControlPlaneCredentials credentials() {
        return new ControlPlaneCredentials(null);
    }

    /**
     * Returns the id of the document that has the credentials.
     *
     * @return the id, or {@code null} if they are part of this block
     */
    @Nullable
    UUID credentialsDocumentId();

    /**
     * Returns the organization.
     *
     * @return its name, or {@code null} for {@code CPLN_ORG} of the process that uses the block
     */
    @Nullable
    String org();

    /**
     * Returns the GVC; {@code namespace} in the document.
     *
     * @return its name, or {@code null} for {@code CPLN_GVC} of the process that uses the block
     */
    @Nullable
    String gvc();

    /**
     * Returns the location.
     *
     * @return its name, or {@code null} for that of the process that uses the block, else the first location of the GVC
     */
    @Nullable
    String location();

    /**
     * Returns the Kubernetes Job to run; {@code v1_job} in the document. Required.
     *
     * @return the manifest
     */
    JobManifest job();

    /**
     * Returns whether the workload of the job is deleted after it has ended; {@code true} by default.
     *
     * @return whether it is
     */
    @Value.Default
    default boolean deleteAfterCompletion() {
        return true;
    }

    /**
     * Returns the time between two reads of the stage of the job; 5 seconds by default.
     *
     * @return whole seconds
     */
    @Value.Default
    default Duration interval() {
        return Duration.ofSeconds(5);
    }

    /**
     * Returns how long the job may run.
     *
     * @return whole seconds, or {@code null} for no limit
     */
    @Nullable
    Duration timeout();

    @Override
    default BlockKind<ControlPlaneJobBlock> kind() {
        return BlockKind.JOB;
    }

    @Override
    default BlockData data() {
        BlockData.Builder data = BlockData.builder();
        BlockFields.put(data, BlockFields.CREDENTIALS, credentials(), credentialsDocumentId());
        BlockFields.put(data, BlockFields.ORG, org());
        BlockFields.put(data, BlockFields.NAMESPACE, gvc());
        BlockFields.put(data, BlockFields.LOCATION, location());
        data.put(BlockFields.V1_JOB, job().asMap());
        data.put(BlockFields.DELETE_AFTER_COMPLETION, deleteAfterCompletion());
        data.put(BlockFields.INTERVAL_SECONDS, interval().toSeconds());
        BlockFields.put(data, BlockFields.TIMEOUT_SECONDS, BlockFields.seconds(timeout()));
        return data.build();
    }

    /**
     * Reads the data of a document.
     *
     * @throws UsageException if a value is missing or has the wrong type; lists all problems
     */
    static ControlPlaneJobBlock of(BlockData data) {
        BlockReader reader = new BlockReader(BlockKind.JOB, data);
        BlockData credentials = data.block(BlockFields.CREDENTIALS);
        Builder block = builder()
                .credentials(
                        credentials == null
                                ? new ControlPlaneCredentials(null)
                                : ControlPlaneCredentials.of(credentials))
                .credentialsDocumentId(data.reference(BlockFields.CREDENTIALS))
                .org(reader.text(BlockFields.ORG))
                .gvc(reader.text(BlockFields.NAMESPACE))
                .location(reader.text(BlockFields.LOCATION))
                .deleteAfterCompletion(reader.bool(BlockFields.DELETE_AFTER_COMPLETION, true))
                .interval(reader.seconds(BlockFields.INTERVAL_SECONDS, Duration.ofSeconds(5)))
                .timeout(reader.seconds(BlockFields.TIMEOUT_SECONDS));
        JobManifest job = reader.manifest(BlockFields.V1_JOB);
        reader.throwProblems();
        return block.job(Objects.requireNonNull(job)).build();
    }
}
