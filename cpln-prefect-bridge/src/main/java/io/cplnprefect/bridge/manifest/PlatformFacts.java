/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects on Control Plane that a manifest names. Immutable. What was not read is not checked, except the keys of
 * secrets that all variables are read from.
 *
 * @param secrets secrets, by name
 * @param identities whether identities exist, by name
 * @param volumeSets file system types of volume sets, by name; empty if the volume set does not exist
 * @param pullSecrets names of the pull secrets of the GVC, or {@code null} if they were not read
 * @param revealable names of the secrets that the named identity may reveal, or {@code null} if the policies were not read
 */
public record PlatformFacts(
        Map<String, SecretFact> secrets,
        Map<String, Boolean> identities,
        Map<String, String> volumeSets,
        @Nullable Set<String> pullSecrets,
        @Nullable Set<String> revealable) {

    /** Nothing is known. */
    public static final PlatformFacts NONE = new PlatformFacts(Map.of(), Map.of(), Map.of(), null, null);

    /** Creates facts from copies of the arguments. */
    public PlatformFacts {
        secrets = Map.copyOf(secrets);
        identities = Map.copyOf(identities);
        volumeSets = Map.copyOf(volumeSets);
        pullSecrets = pullSecrets == null ? null : Set.copyOf(pullSecrets);
        revealable = revealable == null ? null : Set.copyOf(revealable);
    }

    /**
     * Returns these facts and those of newer ones, which replace facts about the same objects.
     *
     * @param newer other facts
     * @return all facts
     */
    public PlatformFacts and(PlatformFacts newer) {
        return new PlatformFacts(
                merged(secrets, newer.secrets),
                merged(identities, newer.identities),
                merged(volumeSets, newer.volumeSets),
                newer.pullSecrets == null ? pullSecrets : newer.pullSecrets,
                newer.revealable == null ? revealable : newer.revealable);
    }

    private static <V> Map<String, V> merged(Map<String, V> older, Map<String, V> newer) {
        Map<String, V> all = new LinkedHashMap<>(older);
        all.putAll(newer);
        return all;
    }
}
