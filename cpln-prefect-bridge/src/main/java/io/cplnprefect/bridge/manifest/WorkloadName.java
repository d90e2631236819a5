/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a cron workload after the hash of its spec, so that every submitter of the same spec arrives at the same name and only
 * one of them can create it.
 */
public final class WorkloadName {

    private static final int MAX_LENGTH = 49;
    private static final int HASH_LENGTH = 12;
    private static final int MAX_JOB_TYPE_LENGTH = MAX_LENGTH - HASH_LENGTH - 1;
    private static final String DEFAULT_JOB_TYPE = "prefect";
    private static final Pattern JOB_TYPE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    private WorkloadName() {}

    /**
     * Returns {@code {jobType}-{first 12 digits of the hash}}, at most 49 characters, the most that Control Plane allows.
     *
     * @param jobType what users group workloads by, or null for {@code prefect}
     * @param specHash the hash of {@link SpecHash}
     * @throws IllegalArgumentException if the job type is not one or the hash is not 32 hexadecimal digits
     */
    public static String of(@Nullable String jobType, String specHash) {
        return of(jobType, specHash, 1);
    }

    /**
     * Returns the n-th name for the same spec: {@code -2}, {@code -3} and so on are for workloads whose predecessor cleanup
     * has already retired. A long job type is cut so that the number fits.
     *
     * @param generation 1 for the plain name
     * @throws IllegalArgumentException as for {@link #of(String, String)}, or if the generation is not positive
     */
    public static String of(@Nullable String jobType, String specHash, int generation) {
        if (generation < 1) {
            throw new IllegalArgumentException("Workload name generation must be 1 or more, not " + generation);
        }
        if (!HASH.matcher(specHash).matches()) {
            throw new IllegalArgumentException("Not a spec hash: '" + specHash + "'");
        }
        String ending = "-" + specHash.substring(0, HASH_LENGTH) + (generation == 1 ? "" : "-" + generation);
        String type = jobType == null ? DEFAULT_JOB_TYPE : requireJobType(jobType);
        String fitting = type.substring(0, Math.min(type.length(), MAX_LENGTH - ending.length()));
        return fitting.replaceFirst("-+$", "") + ending;
    }

    /** Returns whether the text can be a job type: a name of at most 36 characters that begins with a letter. */
    public static boolean isJobType(String text) {
        return text.length() <= MAX_JOB_TYPE_LENGTH && JOB_TYPE.matcher(text).matches();
    }

    private static String requireJobType(String jobType) {
        if (!isJobType(jobType)) {
            throw new IllegalArgumentException("Job type '" + jobType
                    + "' must be at most 36 lower-case letters, digits and inner dashes, beginning with a letter");
        }
        return jobType;
    }
}
