/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Findings;

/**
 * A converter of Kubernetes Job manifests to cron workloads of one GVC.
 *
 * <p>A manifest with an unsupported part is rejected with the path of that part and a fix; parts that can be ignored safely are
 * listed in {@link CronWorkload#warnings()}. Conversion is a pure function: it does no I/O, returns equal results for equal
 * manifests, and never changes the manifest. Immutable and thread-safe.
 */
public final class JobManifestConverter {

    /** The name of the container that runs the flow. It is the same in every workload, so that jobs can share workloads. */
    public static final String FLOW_CONTAINER = "prefect-job";

    private static final String DEFAULT_PLACEHOLDER_IMAGE = "ubuntu:latest";

    private final String org;
    private final String gvc;
    private final String placeholderImage;
    private final boolean lenient;

    private JobManifestConverter(String org, String gvc, String placeholderImage, boolean lenient) {
        this.org = org;
        this.gvc = gvc;
        this.placeholderImage = placeholderImage;
        this.lenient = lenient;
    }

    /**
     * Creates a strict converter, which rejects unknown fields.
     *
     * @param org name of the organization
     * @param gvc name of the GVC that the jobs run in
     * @return the converter
     */
    public static JobManifestConverter forGvc(String org, String gvc) {
        return new JobManifestConverter(org, gvc, DEFAULT_PLACEHOLDER_IMAGE, false);
    }

    /**
     * Returns a converter with another placeholder image than {@code ubuntu:latest}. The placeholder never runs, because each
     * command names its own image, but it is part of the hash by which workloads are shared.
     *
     * @param image the placeholder image
     * @return the converter
     */
    public JobManifestConverter withPlaceholderImage(String image) {
        return new JobManifestConverter(org, gvc, image, lenient);
    }

    /**
     * Returns a converter that ignores unknown fields with a warning. Fields known to be unsupported are still rejected.
     *
     * @return the converter
     */
    public JobManifestConverter lenient() {
        return new JobManifestConverter(org, gvc, placeholderImage, true);
    }

    /**
     * Converts a {@code batch/v1} Job that runs a flow.
     *
     * @param manifest the manifest
     * @return the cron workload
     * @throws InvalidManifestException if a part of the manifest is invalid or unsupported; lists all problems
     */
    public CronWorkload convert(ObjectNode manifest) {
        Findings findings = new Findings(lenient);
        JobManifest job = JobManifestReader.read(manifest, findings);
        if (job.namespace() != null && !job.namespace().equals(gvc)) {
            findings.problem(
                    "metadata.namespace",
                    "is '" + job.namespace() + "' but the job runs in the GVC '" + gvc + "'",
                    "remove it, or use the same name for both");
        }
        if (!findings.problems().isEmpty()) {
            throw new InvalidManifestException(findings.problems());
        }
        return new CronWorkload(
                GenericWorkloadSpec.of(job, org, gvc, placeholderImage),
                job.containers().stream().map(JobManifest.Container::override).toList(),
                job.commandTags(),
                job.activeDeadlineSeconds(),
                findings.warnings());
    }
}
