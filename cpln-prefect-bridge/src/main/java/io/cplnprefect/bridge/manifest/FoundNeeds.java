/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The objects that a manifest names, collected while it is read. Not thread-safe. */
final class FoundNeeds {

    private final Map<String, String> revealed = new TreeMap<>();
    private final Map<String, String> optional = new TreeMap<>();
    private final Map<String, String> required = new TreeMap<>();
    private final Map<String, String> identities = new TreeMap<>();
    private final Map<String, String> volumeSets = new TreeMap<>();
    private final Map<String, String> pullSecrets = new TreeMap<>();
    private final Set<String> mounted = new TreeSet<>();
    private final Set<String> inEnvironment = new TreeSet<>();

    void revealed(String secret, String path) {
        revealed.putIfAbsent(secret, path);
        inEnvironment.add(secret);
    }

    void optional(String secret, String path) {
        optional.putIfAbsent(secret, path);
    }

    void inEnvironment(String secret, String path) {
        required.putIfAbsent(secret, path);
        inEnvironment.add(secret);
    }

    void mounted(String secret, String path) {
        required.putIfAbsent(secret, path);
        mounted.add(secret);
    }

    void identity(String name, String path) {
        identities.putIfAbsent(name, path);
    }

    void volumeSet(String name, String path) {
        volumeSets.putIfAbsent(name, path);
    }

    void pullSecret(String name, String path) {
        pullSecrets.putIfAbsent(name, path);
    }

    /** Returns all secrets that the job reads. */
    Set<String> secrets() {
        Set<String> all = new TreeSet<>(mounted);
        all.addAll(inEnvironment);
        return all;
    }

    /** Returns the secrets that the spec of a shared workload does not show. */
    Set<String> hiddenSecrets() {
        Set<String> hidden = new TreeSet<>(inEnvironment);
        hidden.removeAll(mounted);
        return hidden;
    }

    ManifestNeeds toNeeds() {
        Map<String, String> existing = new TreeMap<>(required);
        existing.keySet().removeAll(revealed.keySet());
        existing.keySet().removeAll(optional.keySet());
        return new ManifestNeeds(revealed, optional, existing, identities, volumeSets, pullSecrets, secrets());
    }
}
