/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names of the fields of the blocks, as Python has them, and how values are written to them. */
final class BlockFields {

    static final String COMMAND = "command";
    static final String CONFIG = "config";
    static final String CREDENTIALS = "credentials";
    static final String CUSTOMIZATIONS = "customizations";
    static final String DELETE_AFTER_COMPLETION = "delete_after_completion";
    static final String ENV = "env";
    static final String IMAGE = "image";
    static final String INTERVAL_SECONDS = "interval_seconds";
    static final String JOB = "job";
    static final String JOB_TYPE = "job_type";
    static final String JOB_WATCH_TIMEOUT_SECONDS = "job_watch_timeout_seconds";
    static final String LABELS = "labels";
    static final String LOCATION = "location";
    static final String NAME = "name";
    static final String NAMESPACE = "namespace";
    static final String ORG = "org";
    static final String POD_WATCH_TIMEOUT_SECONDS = "pod_watch_timeout_seconds";
    static final String SERVICE_ACCOUNT_NAME = "service_account_name";
    static final String STREAM_OUTPUT = "stream_output";
    static final String TIMEOUT_SECONDS = "timeout_seconds";
    static final String TOKEN = "token";
    static final String TYPE = "type";
    static final String V1_JOB = "v1_job";

    private BlockFields() {}

    static void put(BlockData.Builder data, String field, @Nullable Object value) {
        if (value != null) {
            data.put(field, value);
        }
    }

    /** Puts a reference to the document of a block, or else the block itself. */
    static void put(
            BlockData.Builder data, String field, @Nullable ControlPlaneBlock block, @Nullable UUID documentId) {
        if (documentId != null) {
            data.reference(field, documentId);
        } else if (block != null) {
            data.put(field, values(block.data()));
        }
    }

    private static Map<String, @Nullable Object> values(BlockData data) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        data.fields().forEach(field -> values.put(field, data.value(field)));
        return values;
    }

    static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
