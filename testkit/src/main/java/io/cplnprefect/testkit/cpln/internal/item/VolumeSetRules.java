/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The rules of a volume set that involve several fields. */
final class VolumeSetRules {
    private static final int MIN_HIGH_THROUGHPUT_GB = 200;

    private VolumeSetRules() {}

    static List<String> problems(JsonNode content) {
        JsonNode spec = content.path("spec");
        boolean tooSmall = spec.path("performanceClass").asText().equals("high-throughput-ssd")
                && spec.path("initialCapacity").asInt() < MIN_HIGH_THROUGHPUT_GB;
        return tooSmall
                ? List.of("spec.initialCapacity must be at least " + MIN_HIGH_THROUGHPUT_GB
                        + " for the performance class high-throughput-ssd")
                : List.of();
    }
}
