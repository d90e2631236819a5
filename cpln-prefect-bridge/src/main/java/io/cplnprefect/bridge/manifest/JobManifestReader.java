/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a Job. Unsupported fields are reported as problems and never ignored silently. */
final class JobManifestReader {

    private static final int MAX_NAME_LENGTH = 49;
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private final Reading reading;
    private final String gvc;

    private JobManifestReader(Reading reading, String gvc) {
        this.reading = reading;
        this.gvc = gvc;
    }

    /** Reads the manifest of a job in a GVC. The result may be used only if no problem was found. */
    static JobDefinition read(ObjectNode manifest, String gvc, Reading reading) {
        return new JobManifestReader(reading, gvc).job(new Fields(manifest, "", reading.findings()));
    }

    private JobDefinition job(Fields job) {
        mustBe(job, "apiVersion", "batch/v1");
        mustBe(job, "kind", "Job");
        Fields metadata = job.object("metadata");
        Fields spec = job.requiredObject("spec", "add a spec with a pod template");
        Fields template = spec.requiredObject("template", "add a pod template");
        Fields pod = template.requiredObject("spec", "add a pod spec with one container");

        namespace(metadata);
        Map<String, String> tags = reading.isStandalone()
                ? WorkloadTags.read(metadata.object("labels"), reading.findings())
                : CommandTags.read(metadata.object("labels"), reading.findings());
        String name = name(metadata, "name", MAX_NAME_LENGTH);
        String generateName = name(metadata, "generateName", StandaloneWorkload.MAX_PREFIX_LENGTH);
        metadata.ignore("annotations", "are not supported on Control Plane and were ignored");
        metadata.reportUnknown();

        Integer jobDeadline = PodReader.deadline(spec);
        PodReader.onlyOnePod(spec);
        spec.integer("backoffLimit", 0, 0);
        spec.ignore("ttlSecondsAfterFinished", "was ignored: unused workloads are deleted by the orphan cleanup");
        spec.accept("suspend");
        spec.acceptOnly("completionMode", "NonIndexed");
        spec.reportUnknown();
        template.ignore("metadata", "was ignored: only the labels of the Job become tags");
        template.reportUnknown();
        job.reportUnknown();
        return new JobDefinition(name, generateName, tags, new PodReader(reading).read(pod, jobDeadline));
    }

    private static void mustBe(Fields fields, String key, String value) {
        String actual = fields.requiredText(key, "use '" + value + "'");
        if (actual != null && !value.equals(actual)) {
            fields.problem(key, "is '" + actual + "'", "use '" + value + "'");
        }
    }

    private void namespace(Fields metadata) {
        String namespace = metadata.text("namespace");
        if (namespace != null && !namespace.equals(gvc)) {
            metadata.problem(
                    "namespace",
                    "is '" + namespace + "' but the job runs in the GVC '" + gvc + "'",
                    "remove it, or use the same name for both");
        }
    }

    /** The name of a shared workload is derived from its spec, so names of its jobs have no effect. */
    private @Nullable String name(Fields metadata, String key, int maxLength) {
        String text = metadata.text(key);
        if (text == null || !reading.isStandalone()) {
            return null;
        }
        String name = key.equals("name") ? text : text.replaceFirst("-+$", "");
        if (name.length() > maxLength || !NAME.matcher(name).matches() || name.endsWith("-headless")) {
            metadata.problem(
                    key,
                    "is '" + text + "'",
                    "use at most " + maxLength + " lower-case letters, digits and inner dashes, beginning with a letter"
                            + " and not ending in -headless");
            return null;
        }
        return name;
    }
}
