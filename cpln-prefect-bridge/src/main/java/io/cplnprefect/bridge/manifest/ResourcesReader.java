/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the resources of a container. Requests replace absent limits. */
final class ResourcesReader {

    private static final BigDecimal MILLICORE = new BigDecimal("0.001");
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);
    private static final Set<String> KNOWN = Set.of("cpu", "memory", GpuReader.LIMIT);

    private final Reading reading;
    private final Fields limits;
    private final Fields requests;

    private ResourcesReader(Fields limits, Fields requests, Reading reading) {
        this.reading = reading;
        this.limits = limits;
        this.requests = requests;
    }

    static Resources read(Fields limits, Fields requests, Fields resources, Reading reading) {
        ResourcesReader reader = new ResourcesReader(limits, requests, reading);
        Resources read = reader.read(resources);
        reader.refuseOthers(limits);
        reader.refuseOthers(requests);
        return read;
    }

    private Resources read(Fields resources) {
        Long cpuLimit = amount(limits, "cpu", MILLICORE, Resources.MIN_MILLI_CPU, "m");
        Long cpuRequest = amount(requests, "cpu", MILLICORE, Resources.MIN_MILLI_CPU, "m");
        Long memoryLimit = amount(limits, "memory", MEBIBYTE, Resources.MIN_MEBIBYTES, "Mi");
        Long memoryRequest = amount(requests, "memory", MEBIBYTE, Resources.MIN_MEBIBYTES, "Mi");
        Long cpu = cpuLimit == null ? cpuRequest : cpuLimit;
        Long memory = memoryLimit == null ? memoryRequest : memoryLimit;
        long mebibytes = Objects.requireNonNullElseGet(memory, () -> Resources.defaultMebibytes(cpu));
        long milliCpu = Objects.requireNonNullElseGet(cpu, () -> Resources.defaultMilliCpu(mebibytes));
        warnOfDefault("cpu", cpu, milliCpu + "m");
        warnOfDefault("memory", memory, mebibytes + "Mi");
        checkRatio(resources, milliCpu, mebibytes);
        return new Resources(
                milliCpu, mebibytes, minimum("cpu", cpuRequest, milliCpu), minimum("memory", memoryRequest, mebibytes));
    }

    /** An invalid limit has been reported as a problem. */
    private void warnOfDefault(String key, @Nullable Long amount, String value) {
        if (amount == null && limits.node(key) == null && requests.node(key) == null) {
            reading.findings().warning(limits.path(key), "is missing and becomes " + value);
        }
    }

    private void checkRatio(Fields resources, long milliCpu, long mebibytes) {
        long ratio = reading.options().relaxedMemoryRatio() ? Resources.RELAXED_RATIO : Resources.MAX_RATIO;
        if (mebibytes > milliCpu * ratio) {
            resources.problem(
                    "limits",
                    "are " + mebibytes + "Mi memory and " + milliCpu + "m cpu",
                    "use at most " + ratio + "Mi for each millicore: at least " + Resources.cpuFor(mebibytes, ratio)
                            + "m cpu, or less memory");
        }
    }

    private @Nullable Long minimum(String key, @Nullable Long request, long limit) {
        if (request == null || request == limit) {
            return null;
        }
        if (request > limit) {
            requests.problem(key, "is more than the limit", "use at most the limit");
            return null;
        }
        if (!reading.isStandalone()) {
            requests.ignore(key, "was ignored: the limit applies");
        }
        return request;
    }

    /** Rounds up to whole units and to Control Plane's minimum, so that a job never has less than it requests. */
    private @Nullable Long amount(Fields fields, String key, BigDecimal unit, long min, String suffix) {
        JsonNode value = fields.node(key);
        if (value == null || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        Long units = value.isNumber() || value.isTextual() ? Quantity.inUnits(value.asText(), unit) : null;
        if (units == null) {
            fields.problem(key, "is '" + value.asText() + "'", "use a quantity above zero, such as 500m, 2 or 512Mi");
            return null;
        }
        if (units < min) {
            boolean bytes = suffix.equals("Mi") && value.asText().matches("[0-9]{2,6}");
            reading.findings()
                    .warning(
                            fields.path(key),
                            "is " + value.asText() + " and becomes " + min + suffix + ", the minimum of Control Plane"
                                    + (bytes ? "; did you mean " + value.asText() + "Mi?" : ""));
        }
        return Math.max(min, units);
    }

    private void refuseOthers(Fields fields) {
        fields.each((key, value) -> {
            if (!KNOWN.contains(key)) {
                fields.problem(key, "is not supported", "use cpu and memory only");
            }
        });
    }
}
