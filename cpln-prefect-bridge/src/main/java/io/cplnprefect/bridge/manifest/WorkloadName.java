/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a cron workload, derived from the hash of its spec. Concurrent submitters of the same spec use the same name, so
 * that only one of them can create the workload.
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
     * Returns {@code {jobType}-{first 12 digits of the hash}}, at most 49 characters, the limit of Control Plane.
     *
     * @param jobType the group of workloads, or {@code null} for {@code prefect}
     * @param specHash the hash of {@link SpecHash}
     * @return the name
     * @throws IllegalArgumentException if the job type is invalid or the hash is not 32 hexadecimal digits
     */
    public static String of(@Nullable String jobType, String specHash) {
        return of(jobType, specHash, 1);
    }

    /**
     * Returns the n-th name for the same spec. The endings {@code -2}, {@code -3} and so on are used when the cleanup has retired
     * the workload of the name before. A long job type is truncated so that the ending fits.
     *
     * @param jobType the group of workloads, or {@code null} for {@code prefect}
     * @param specHash the hash of {@link SpecHash}
     * @param generation the number of the name, 1 for the name without a number
     * @return the name
     * @throws IllegalArgumentException as for {@link #of(String, String)}, or if the generation is less than 1
     */
    public static String of(@Nullable String jobType, String specHash, int generation) {
        if (generation < 1) {
            throw new IllegalArgumentException("Invalid generation " + generation + ": expected 1 or more");
        }
        if (!HASH.matcher(specHash).matches()) {
            throw new IllegalArgumentException("Invalid spec hash '" + specHash + "': expected 32 hexadecimal digits");
        }
        String ending = "-" + specHash.substring(0, HASH_LENGTH) + (generation == 1 ? "" : "-" + generation);
        String type = jobType == null ? DEFAULT_JOB_TYPE : requireJobType(jobType);
        String fitting = type.substring(0, Math.min(type.length(), MAX_LENGTH - ending.length()));
        return fitting.replaceFirst("-+$", "") + ending;
    }

    /**
     * Returns whether a text is a valid job type: a name of at most 36 characters that begins with a letter.
     *
     * @param text the text
     * @return {@code true} if it is valid
     */
    public static boolean isJobType(String text) {
        return text.length() <= MAX_JOB_TYPE_LENGTH && JOB_TYPE.matcher(text).matches();
    }

    private static String requireJobType(String jobType) {
        if (!isJobType(jobType)) {
            throw new IllegalArgumentException("Invalid job type '" + jobType
                    + "': expected at most 36 lower-case letters, digits and inner dashes, beginning with a letter");
        }
        return jobType;
    }
}
