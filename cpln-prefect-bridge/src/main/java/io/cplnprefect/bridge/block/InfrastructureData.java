/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The document of an infrastructure block. */
final class InfrastructureData {

    private static final Duration POD_WATCH = Duration.ofMinutes(1);

    private InfrastructureData() {}

    static BlockData write(ControlPlaneInfrastructure block) {
        BlockData.Builder data = BlockData.builder().put(BlockFields.TYPE, BlockDefinitions.INFRASTRUCTURE_TYPE);
        BlockFields.put(data, BlockFields.CONFIG, block.config(), block.configDocumentId());
        BlockFields.put(data, BlockFields.ORG, block.org());
        BlockFields.put(data, BlockFields.NAMESPACE, block.gvc());
        BlockFields.put(data, BlockFields.LOCATION, block.location());
        BlockFields.put(data, BlockFields.SERVICE_ACCOUNT_NAME, block.serviceAccountName());
        BlockFields.put(data, BlockFields.IMAGE, block.image());
        BlockFields.put(data, BlockFields.JOB_TYPE, block.jobType());
        BlockFields.put(data, BlockFields.NAME, block.name());
        if (!block.command().isEmpty()) {
            data.put(BlockFields.COMMAND, block.command());
        }
        BlockFields.put(data, BlockFields.JOB_WATCH_TIMEOUT_SECONDS, BlockFields.seconds(block.jobWatchTimeout()));
        return data.put(BlockFields.JOB, block.job().asMap())
                .put(BlockFields.CUSTOMIZATIONS, block.customizations().operations())
                .put(BlockFields.ENV, block.env())
                .put(BlockFields.LABELS, block.labels())
                .put(
                        BlockFields.POD_WATCH_TIMEOUT_SECONDS,
                        block.podWatchTimeout().toSeconds())
                .put(BlockFields.STREAM_OUTPUT, block.streamOutput())
                .build();
    }

    static ControlPlaneInfrastructure read(BlockData data) {
        BlockReader reader = new BlockReader(BlockKind.INFRASTRUCTURE, data);
        BlockData config = data.block(BlockFields.CONFIG);
        ControlPlaneInfrastructure.Builder block = ControlPlaneInfrastructure.builder()
                .config(config == null ? null : ControlPlaneInfrastructureConfig.of(config))
                .configDocumentId(data.reference(BlockFields.CONFIG))
                .org(reader.text(BlockFields.ORG))
                .gvc(reader.text(BlockFields.NAMESPACE))
                .location(reader.text(BlockFields.LOCATION))
                .serviceAccountName(reader.text(BlockFields.SERVICE_ACCOUNT_NAME))
                .image(reader.text(BlockFields.IMAGE))
                .jobType(reader.text(BlockFields.JOB_TYPE))
                .name(reader.text(BlockFields.NAME))
                .command(Objects.requireNonNullElse(reader.list(BlockFields.COMMAND), List.of()))
                .jobWatchTimeout(reader.seconds(BlockFields.JOB_WATCH_TIMEOUT_SECONDS))
                .podWatchTimeout(reader.seconds(BlockFields.POD_WATCH_TIMEOUT_SECONDS, POD_WATCH))
                .streamOutput(reader.bool(BlockFields.STREAM_OUTPUT, true))
                .customizations(reader.patch(BlockFields.CUSTOMIZATIONS));
        reader.texts(BlockFields.ENV).forEach(block::putEnv);
        reader.texts(BlockFields.LABELS).forEach((label, value) -> {
            if (value != null) {
                block.putLabels(label, value);
            }
        });
        Object value = data.value(BlockFields.JOB);
        boolean absent = value == null || (value instanceof Map<?, ?> map && map.isEmpty());
        JobManifest job = absent ? null : reader.manifest(BlockFields.JOB);
        if (job != null) {
            block.job(job);
        }
        reader.throwProblems();
        return block.build();
    }
}
