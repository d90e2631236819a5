/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.cpln.workload.ContainerOverride;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A converter of Kubernetes Job manifests to cron workloads of one GVC.
 *
 * <p>A manifest with an unsupported part is rejected with the path of that part and a fix; parts that were changed or ignored are
 * listed in the warnings of the result. Conversion is a pure function: it does no I/O, returns equal results for equal manifests, and
 * never changes the manifest. Immutable and thread-safe.
 *
 * <p>Some manifests cannot be converted without facts about Control Plane, such as the keys of a secret that all variables are read
 * from. {@link #needs} returns what must be read, {@link PlatformReader} reads it.
 */
public final class JobManifestConverter {

    /** The name of the container that runs the flow. It is the same in every workload, so that jobs can share workloads. */
    public static final String FLOW_CONTAINER = "prefect-job";

    private static final int MAX_SECRETS = 200;
    private static final Map<String, String> RELAXED_RATIO_TAG = Map.of("cpln/relaxMemoryToCpuRatio", "true");

    private final String org;
    private final String gvc;
    private final ConversionOptions options;

    private JobManifestConverter(String org, String gvc, ConversionOptions options) {
        this.org = org;
        this.gvc = gvc;
        this.options = options;
    }

    /**
     * Creates a strict converter, which rejects unknown fields.
     *
     * @param org name of the organization
     * @param gvc name of the GVC that the jobs run in
     * @return the converter
     */
    public static JobManifestConverter forGvc(String org, String gvc) {
        return new JobManifestConverter(org, gvc, ConversionOptions.DEFAULT);
    }

    /**
     * Returns a converter with other options.
     *
     * @param other the options
     * @return the converter
     */
    public JobManifestConverter with(ConversionOptions other) {
        return new JobManifestConverter(org, gvc, other);
    }

    /**
     * Returns the objects on Control Plane that a manifest names.
     *
     * @param manifest the manifest
     * @return the objects
     * @throws InvalidManifestException if a part of the manifest is invalid or unsupported, whatever the facts; lists all problems
     */
    public ManifestNeeds needs(JobManifest manifest) {
        return needs(manifest.content(), manifest.positions());
    }

    /**
     * Returns the objects on Control Plane that a manifest names.
     *
     * @param manifest the manifest
     * @return the objects
     * @throws InvalidManifestException as for {@link #needs(JobManifest)}
     */
    public ManifestNeeds needs(ObjectNode manifest) {
        return needs(manifest, Positions.NONE);
    }

    private ManifestNeeds needs(ObjectNode manifest, Positions positions) {
        return read(manifest, positions, null, Reading.Form.SHARED).needs();
    }

    /**
     * Converts a Job to a workload that jobs of the same shape share, and a command.
     *
     * @param manifest the manifest, which needs no facts
     * @return the cron workload
     * @throws InvalidManifestException if a part of the manifest is invalid or unsupported, or needs facts; lists all problems
     */
    public CronWorkload convert(JobManifest manifest) {
        return convert(manifest, PlatformFacts.NONE);
    }

    /**
     * Converts a Job to a workload that jobs of the same shape share, and a command.
     *
     * @param manifest the manifest
     * @param facts what is known of the objects that the manifest names
     * @return the cron workload
     * @throws InvalidManifestException if a part of the manifest is invalid or unsupported, also because of the facts; lists all
     *     problems
     */
    public CronWorkload convert(JobManifest manifest, PlatformFacts facts) {
        return shared(read(manifest.content(), manifest.positions(), facts, Reading.Form.SHARED));
    }

    /**
     * Converts a Job, as {@link #convert(JobManifest)} does.
     *
     * @param manifest the manifest, which needs no facts
     * @return the cron workload
     * @throws InvalidManifestException as for {@link #convert(JobManifest)}
     */
    public CronWorkload convert(ObjectNode manifest) {
        return convert(manifest, PlatformFacts.NONE);
    }

    /**
     * Converts a Job, as {@link #convert(JobManifest, PlatformFacts)} does.
     *
     * @param manifest the manifest
     * @param facts what is known of the objects that the manifest names
     * @return the cron workload
     * @throws InvalidManifestException as for {@link #convert(JobManifest, PlatformFacts)}
     */
    public CronWorkload convert(ObjectNode manifest, PlatformFacts facts) {
        return shared(read(manifest, Positions.NONE, facts, Reading.Form.SHARED));
    }

    /**
     * Converts a Job to a workload of its own. Names of containers are kept, and labels become tags of the workload.
     *
     * @param manifest the manifest
     * @param facts what is known of the objects that the manifest names
     * @return the workload
     * @throws InvalidManifestException as for {@link #convert(JobManifest, PlatformFacts)}
     */
    public StandaloneWorkload convertStandalone(JobManifest manifest, PlatformFacts facts) {
        Read read = read(manifest.content(), manifest.positions(), facts, Reading.Form.STANDALONE);
        JobDefinition job = read.job();
        ObjectNode spec = WorkloadSpecs.standalone(job.pod(), options);
        putIdentity(spec, job.pod().identity());
        Map<String, String> tags = new LinkedHashMap<>(job.tags());
        tags.putAll(workloadTags());
        return new StandaloneWorkload(
                job.name(),
                job.generateName(),
                spec,
                tags,
                read.ownSecrets(),
                read.needs(),
                read.findings().warnings());
    }

    private CronWorkload shared(Read read) {
        JobDefinition job = read.job();
        ObjectNode spec = WorkloadSpecs.shared(job.pod(), options);
        putIdentity(spec, job.pod().identity());
        return new CronWorkload(
                spec,
                SpecHash.of(spec, read.hiddenSecrets(), options.relaxedMemoryRatio()),
                workloadTags(),
                job.pod().containers().stream()
                        .map(JobManifestConverter::override)
                        .toList(),
                job.tags(),
                job.pod().activeDeadlineSeconds(),
                read.ownSecrets(),
                read.needs(),
                read.findings().warnings());
    }

    private static ContainerOverride override(JobDefinition.Container container) {
        return ContainerOverride.builder()
                .name(container.name())
                .image(container.image())
                .cpu(container.resources().cpu())
                .memory(container.resources().memory())
                .command(container.commandLine().command())
                .args(container.commandLine().args())
                .env(container.env())
                .build();
    }

    private Map<String, String> workloadTags() {
        return options.relaxedMemoryRatio() ? RELAXED_RATIO_TAG : Map.of();
    }

    private void putIdentity(ObjectNode spec, @Nullable String identity) {
        if (identity != null) {
            spec.put("identityLink", "/org/" + org + "/gvc/" + gvc + "/identity/" + identity);
        }
    }

    /** A manifest without problems. */
    private record Read(JobDefinition job, FoundNeeds found, Findings findings) {

        ManifestNeeds needs() {
            return found.toNeeds();
        }

        /** A named identity has permissions of its own, which this library does not change. */
        Set<String> ownSecrets() {
            return job.pod().identity() == null ? found.secrets() : Set.of();
        }

        Set<String> hiddenSecrets() {
            return job.pod().identity() == null ? found.hiddenSecrets() : Set.of();
        }
    }

    private Read read(ObjectNode manifest, Positions positions, @Nullable PlatformFacts facts, Reading.Form form) {
        Findings findings = new Findings(options.lenient(), positions);
        FoundNeeds found = new FoundNeeds();
        Reading reading = new Reading(findings, options, form, facts, found);
        JobDefinition job = gpuForFirst(JobManifestReader.read(manifest, gvc, reading));
        if (facts != null) {
            found.toNeeds().check(gvc, facts, findings);
        }
        if (found.secrets().size() > MAX_SECRETS) {
            findings.problem(
                    "spec.template.spec", "reads " + found.secrets().size() + " secrets", "use at most " + MAX_SECRETS);
        }
        if (!findings.problems().isEmpty()) {
            throw new InvalidManifestException(findings.problems());
        }
        return new Read(job, found, findings);
    }

    /** The option applies to the first container if no container has a limit for GPUs. */
    private JobDefinition gpuForFirst(JobDefinition job) {
        Gpu gpu = options.gpu();
        boolean limited = job.pod().containers().stream().anyMatch(container -> container.gpu() != null);
        return gpu == null || limited ? job : job.withGpu(gpu);
    }
}
