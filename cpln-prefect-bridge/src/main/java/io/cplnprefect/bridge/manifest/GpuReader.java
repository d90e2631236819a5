/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the limits for GPUs. A limit has no model, so the GPUs themselves are an option of the conversion. */
final class GpuReader {

    static final String LIMIT = "nvidia.com/gpu";

    private GpuReader() {}

    /** Returns the GPUs of a container, or null if it has no limit for them or the limit is not supported, which is reported. */
    static @Nullable Gpu read(Fields limits, Fields requests, Reading reading) {
        Gpu gpu = reading.options().gpu();
        boolean limited = isRequested(limits, gpu);
        boolean requested = isRequested(requests, gpu);
        return limited || requested ? gpu : null;
    }

    private static boolean isRequested(Fields fields, @Nullable Gpu gpu) {
        JsonNode value = fields.node(LIMIT);
        if (value == null || value.asText().equals("0")) {
            return false;
        }
        if (gpu == null) {
            fields.problem(LIMIT, "names no model of GPU", "set the option gpu with its model and quantity");
            return false;
        }
        if (!value.asText().equals(String.valueOf(gpu.quantity()))) {
            fields.problem(LIMIT, "is " + value.asText(), "use " + gpu.quantity() + ", the quantity of the option gpu");
        }
        return true;
    }
}
