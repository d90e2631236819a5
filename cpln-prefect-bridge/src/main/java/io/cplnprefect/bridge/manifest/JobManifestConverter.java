/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts Kubernetes Job manifests into cron workloads of one GVC.
 *
 * <p>A manifest is taken whole or not at all: what Control Plane cannot do is refused with its place and a way out, and what may
 * be left out safely is listed in {@link CronWorkload#warnings()}. Conversion is a pure function: it does no I/O, gives equal
 * results for equal input, and never changes the manifest. Immutable and thread-safe.
 */
public final class JobManifestConverter {

    /** The name of the container that runs the flow, the same in every workload so that all share one shape. */
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

    /** Makes a strict converter for the GVC: fields that it does not know are refused. */
    public static JobManifestConverter forGvc(String org, String gvc) {
        return new JobManifestConverter(org, gvc, DEFAULT_PLACEHOLDER_IMAGE, false);
    }

    /**
     * Puts another image than {@code ubuntu:latest} into workloads; it never runs, since each command names its own, but it is
     * part of the hash by which workloads are shared.
     */
    public JobManifestConverter withPlaceholderImage(String image) {
        return new JobManifestConverter(org, gvc, image, lenient);
    }

    /** Leaves out unknown fields with a warning; fields known to have no counterpart are still refused. */
    public JobManifestConverter lenient() {
        return new JobManifestConverter(org, gvc, placeholderImage, true);
    }

    /**
     * Converts a {@code batch/v1} Job that runs a flow.
     *
     * @throws InvalidManifestException if any part of it cannot be honoured; lists every problem
     */
    public CronWorkload convert(ObjectNode manifest) {
        Findings findings = new Findings(lenient);
        JobManifest job = JobManifestReader.read(manifest, findings);
        if (job.namespace() != null && !job.namespace().equals(gvc)) {
            findings.problem(
                    "metadata.namespace",
                    "is '" + job.namespace() + "' but the job goes to the GVC '" + gvc + "'",
                    "remove it or make both the same");
        }
        if (!findings.problems().isEmpty()) {
            throw new InvalidManifestException(findings.problems());
        }
        return new CronWorkload(
                GenericWorkloadSpec.of(job, org, gvc, placeholderImage),
                overrides(job),
                job.commandTags(),
                job.activeDeadlineSeconds(),
                findings.warnings());
    }

    private static List<ContainerOverride> overrides(JobManifest job) {
        return job.containers().stream().map(JobManifestConverter::override).toList();
    }

    /** Kubernetes has a list where Control Plane has one word, so the other words move in front of the arguments. */
    private static ContainerOverride override(JobManifest.Container container) {
        List<String> command = container.command();
        List<String> args = new ArrayList<>(command.isEmpty() ? command : command.subList(1, command.size()));
        args.addAll(container.args());
        return new ContainerOverride(
                container.name(),
                container.image(),
                container.resources().cpu(),
                container.resources().memory(),
                command.isEmpty() ? null : command.get(0),
                args,
                container.env());
    }
}
