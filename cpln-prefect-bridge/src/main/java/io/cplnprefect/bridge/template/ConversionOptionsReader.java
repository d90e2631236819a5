/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.manifest.ConversionOptions;
import io.cplnprefect.bridge.manifest.Gpu;
import io.cplnprefect.bridge.manifest.OutboundFirewall;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the job variables that change how a manifest is converted. */
final class ConversionOptionsReader {

    private static final String ALLOW = "Allow";
    private static final String FORBID = "Forbid";

    private ConversionOptionsReader() {}

    static ConversionOptions read(Fields configuration) {
        ConversionOptions.Builder options =
                ConversionOptions.builder().gpu(gpu(configuration)).outboundFirewall(firewall(configuration));
        String policy = configuration.text("concurrency_policy");
        if (policy != null && !policy.equals(ALLOW) && !policy.equals(FORBID)) {
            configuration.problem("concurrency_policy", "is '" + policy + "'", "use " + ALLOW + " or " + FORBID);
        }
        return options.allowConcurrency(ALLOW.equals(policy))
                .lenient(isTrue(configuration, "lenient"))
                .relaxedMemoryRatio(isTrue(configuration, "relaxed_memory_ratio"))
                .ownClusters(isTrue(configuration, "own_clusters"))
                .build();
    }

    private static boolean isTrue(Fields configuration, String key) {
        return Boolean.TRUE.equals(configuration.bool(key));
    }

    private static @Nullable Gpu gpu(Fields configuration) {
        Fields gpu = configuration.object("gpu");
        String model = gpu.requiredText("model", "name the model, such as t4");
        Integer quantity = gpu.integer("quantity", 1, 4);
        gpu.reportUnknown();
        if (model == null) {
            return null;
        }
        try {
            return new Gpu(model, Objects.requireNonNullElse(quantity, 1));
        } catch (IllegalArgumentException invalid) {
            gpu.problem("model", "is '" + model + "'", "use letters, digits and inner dashes, such as t4");
            return null;
        }
    }

    private static OutboundFirewall firewall(Fields configuration) {
        Fields firewall = configuration.object("firewall");
        if (firewall.isAbsent()) {
            return OutboundFirewall.ALL;
        }
        try {
            OutboundFirewall read =
                    new OutboundFirewall(firewall.texts("outboundAllowCIDR"), firewall.texts("outboundAllowHostname"));
            firewall.reportUnknown();
            return read;
        } catch (IllegalArgumentException invalid) {
            configuration.problem("firewall", "is invalid", String.valueOf(invalid.getMessage()));
            return OutboundFirewall.ALL;
        }
    }
}
