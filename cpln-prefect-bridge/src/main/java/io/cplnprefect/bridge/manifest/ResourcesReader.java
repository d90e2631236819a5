/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the resources of a container. Requests replace absent limits. */
final class ResourcesReader {

    private static final BigDecimal MILLICORE = new BigDecimal("0.001");
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);

    private final Fields limits;
    private final Fields requests;

    private ResourcesReader(Fields resources) {
        this.limits = resources.object("limits");
        this.requests = resources.object("requests");
    }

    static Resources read(Fields resources) {
        ResourcesReader reader = new ResourcesReader(resources);
        Long cpu = reader.amount("cpu", MILLICORE, Resources.MIN_MILLI_CPU);
        Long memory = reader.amount("memory", MEBIBYTE, Resources.MIN_MEBIBYTES);
        reader.refuseOthers();
        resources.reportUnknown();
        Resources read = Resources.of(cpu, memory);
        if (!read.isWithinRatio()) {
            resources.problem(
                    "limits",
                    "are " + read.memory() + " memory and " + read.cpu() + " cpu",
                    "use at most " + Resources.MAX_RATIO + "Mi for each millicore: at least "
                            + Resources.cpuFor(read.mebibytes()) + "m cpu, or less memory");
        }
        return read;
    }

    private @Nullable Long amount(String key, BigDecimal unit, long min) {
        Long limit = amountIn(limits, key, unit, min);
        Long request = amountIn(requests, key, unit, min);
        if (limit != null && request != null && !limit.equals(request)) {
            requests.ignore(key, "was ignored: the limit applies");
        }
        return limit == null ? request : limit;
    }

    /** Rounds up to whole units and to Control Plane's minimum, so that a job never has less than it requests. */
    private static @Nullable Long amountIn(Fields fields, String key, BigDecimal unit, long min) {
        JsonNode value = fields.node(key);
        if (value == null || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        Long units = Quantity.inUnits(value.asText(), unit);
        if (units == null) {
            fields.problem(key, "is '" + value.asText() + "'", "use a quantity above zero, such as 500m, 2 or 512Mi");
            return null;
        }
        return Math.max(min, units);
    }

    private void refuseOthers() {
        limits.each((key, value) -> refuseOther(limits, key));
        requests.each((key, value) -> refuseOther(requests, key));
    }

    private static void refuseOther(Fields fields, String key) {
        if (!key.equals("cpu") && !key.equals("memory")) {
            fields.problem(key, "is not supported", "use cpu and memory only");
        }
    }
}
