/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A key of a caller, for which at most one job is started, whatever restarts and lost responses. It is the tag
 * {@code prefect.io/idempotency-key} of the command. Immutable.
 *
 * @param key the key, of 1 to 120 letters, digits and {@code . _ : / -}; unique within the organization
 */
public record IdempotencyKey(String key) implements JobPurpose {

    static final String TAG = "prefect.io/idempotency-key";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");

    /**
     * Creates a key.
     *
     * @throws UsageException if the key is invalid
     */
    public IdempotencyKey {
        if (!FORM.matcher(key).matches()) {
            throw new UsageException("Invalid idempotency key '" + key
                    + "': expected 1 to 120 letters, digits and '.', '_', ':', '/', '-'");
        }
    }

    @Override
    public Map<String, String> tags() {
        return Map.of(TAG, key);
    }

    @Override
    public String searchTag() {
        return TAG;
    }

    /** A restarted caller may use another manifest with the same key. */
    @Override
    public boolean mayBeAnywhere() {
        return true;
    }

    @Override
    public AttemptJobs assign(Collection<Job> jobs) {
        List<Job> oldestFirst = new ArrayList<>(jobs);
        oldestFirst.sort(Job.OLDEST_FIRST);
        return oldestFirst.isEmpty()
                ? new AttemptJobs(null, List.of(), List.of(), List.of())
                : new AttemptJobs(
                        oldestFirst.get(0),
                        oldestFirst.stream().skip(1).filter(Job::live).toList(),
                        List.of(),
                        List.of());
    }

    @Override
    public String toString() {
        return "idempotency key " + key;
    }
}
