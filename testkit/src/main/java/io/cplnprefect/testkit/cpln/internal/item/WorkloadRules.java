/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.schema.Quantity;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a workload that involve several fields or other items. */
final class WorkloadRules {
    private static final int MAX_RATIO = 8;
    private static final int RELAXED_RATIO = 32;
    private static final int MAX_PERCENTAGE = 100;
    private static final Set<String> PERCENTAGES = Set.of("cpu", "memory");
    private static final String VOLUME_SET = "cpln://volumeset/";

    private final JsonNode content;
    private final String link;
    private final Store store;
    private final List<String> problems = new ArrayList<>();

    private WorkloadRules(JsonNode content, String link, Store store) {
        this.content = content;
        this.link = link;
        this.store = store;
    }

    static List<String> problems(JsonNode content, String link, Store store) {
        WorkloadRules rules = new WorkloadRules(content, link, store);
        JsonNode spec = content.path("spec");
        for (int i = 0; i < spec.path("containers").size(); i++) {
            String path = "spec.containers[" + i + "]";
            JsonNode container = spec.path("containers").path(i);
            rules.checkResources(path, container);
            rules.checkPortVariable(path, container);
            rules.checkVolumes(path, container);
        }
        rules.checkAutoscaling("spec.defaultOptions", spec.path("defaultOptions"));
        for (int i = 0; i < spec.path("localOptions").size(); i++) {
            rules.checkAutoscaling(
                    "spec.localOptions[" + i + "]", spec.path("localOptions").path(i));
        }
        return rules.problems;
    }

    private void checkResources(String path, JsonNode container) {
        BigDecimal cpu = quantity(container, "cpu");
        BigDecimal memory = quantity(container, "memory");
        checkMinimum(path, "minCpu", quantity(container, "minCpu"), "cpu", cpu);
        checkMinimum(path, "minMemory", quantity(container, "minMemory"), "memory", memory);
        boolean relaxed =
                content.path("tags").path("cpln/relaxMemoryToCpuRatio").asText().equals("true");
        int maxRatio = relaxed ? RELAXED_RATIO : MAX_RATIO;
        if (cpu != null && memory != null) {
            BigDecimal mebibytes = Quantity.mebibytes(container.path("memory").asText());
            if (mebibytes.compareTo(cpu.multiply(BigDecimal.valueOf(1000L * maxRatio))) > 0) {
                problems.add(path + ".memory must be at most " + maxRatio + " MiB per millicore of cpu");
            }
        }
    }

    private void checkMinimum(
            String path, String member, @Nullable BigDecimal minimum, String limit, @Nullable BigDecimal maximum) {
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            problems.add(path + "." + member + " must be at most " + limit);
        }
    }

    private static @Nullable BigDecimal quantity(JsonNode container, String member) {
        String text = container.path(member).asText();
        return Quantity.isPositive(text) ? Quantity.of(text) : null;
    }

    private void checkPortVariable(String path, JsonNode container) {
        Set<String> ports = new HashSet<>();
        container.path("ports").forEach(port -> ports.add(port.path("number").asText()));
        if (container.has("port")) {
            ports.add(container.path("port").asText());
        }
        for (int i = 0; i < container.path("env").size(); i++) {
            JsonNode variable = container.path("env").path(i);
            boolean differs = !ports.isEmpty()
                    && variable.path("name").asText().equals("PORT")
                    && !ports.contains(variable.path("value").asText());
            if (differs) {
                problems.add(path + ".env[" + i + "].value: PORT must be the exposed port");
            }
        }
    }

    private void checkVolumes(String path, JsonNode container) {
        String type = Json.at(content, "spec", "type").asText();
        if (type.equals("stateful") || type.equals("vm")) {
            return;
        }
        for (int i = 0; i < container.path("volumes").size(); i++) {
            String uri = container.path("volumes").path(i).path("uri").asText();
            if (uri.startsWith(VOLUME_SET) && !isShared(uri.substring(VOLUME_SET.length()))) {
                problems.add(path + ".volumes[" + i
                        + "].uri: only a stateful workload can mount a volume set with file system ext4 or xfs");
            }
        }
    }

    /** Returns whether several replicas can mount a volume set; true also if it does not exist yet. */
    private boolean isShared(String name) {
        JsonNode volumeSet = store.find(Links.owner(link) + "/volumeset/" + name);
        return volumeSet == null
                || Json.at(volumeSet, "spec", "fileSystemType").asText("ext4").equals("shared");
    }

    private void checkAutoscaling(String path, JsonNode options) {
        JsonNode autoscaling = options.path("autoscaling");
        if (exceedsPercentage(autoscaling)) {
            problems.add(path + ".autoscaling.target must be at most 100 for the metrics cpu and memory");
        }
        for (int i = 0; i < autoscaling.path("multi").size(); i++) {
            if (exceedsPercentage(autoscaling.path("multi").path(i))) {
                problems.add(path + ".autoscaling.multi[" + i
                        + "].target must be at most 100 for the metrics cpu and memory");
            }
        }
        JsonNode max = autoscaling.path("maxScale");
        if (max.isNumber() && autoscaling.path("minScale").asInt() > max.asInt()) {
            problems.add(path + ".autoscaling.minScale must be at most maxScale");
        }
    }

    /** Returns whether a target is beyond 100 although its metric is a percentage. */
    private static boolean exceedsPercentage(JsonNode scaling) {
        return PERCENTAGES.contains(scaling.path("metric").asText())
                && scaling.path("target").asInt() > MAX_PERCENTAGE;
    }
}
