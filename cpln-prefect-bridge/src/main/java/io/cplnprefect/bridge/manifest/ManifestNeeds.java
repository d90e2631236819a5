/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects on Control Plane that a manifest names. Immutable. Each map contains the path in the manifest by the name of the object.
 *
 * @param revealed secrets whose keys become variables ({@code envFrom}); their keys must be read before the conversion
 * @param optional secrets that may be missing; their existence must be read before the conversion
 * @param required other secrets, which must exist
 * @param identities the named identity, or none
 * @param volumeSets volume sets
 * @param pullSecrets pull secrets
 * @param secrets all secrets that the job reads
 */
public record ManifestNeeds(
        Map<String, String> revealed,
        Map<String, String> optional,
        Map<String, String> required,
        Map<String, String> identities,
        Map<String, String> volumeSets,
        Map<String, String> pullSecrets,
        Set<String> secrets) {

    private static final String SHARED = "shared";

    /** Creates needs from sorted copies of the arguments. */
    public ManifestNeeds {
        revealed = sorted(revealed);
        optional = sorted(optional);
        required = sorted(required);
        identities = sorted(identities);
        volumeSets = sorted(volumeSets);
        pullSecrets = sorted(pullSecrets);
        secrets = Collections.unmodifiableSet(new TreeSet<>(secrets));
    }

    private static Map<String, String> sorted(Map<String, String> paths) {
        return Collections.unmodifiableMap(new TreeMap<>(paths));
    }

    /**
     * Returns whether the manifest can be converted without facts.
     *
     * @return {@code true} if no fact changes the result of the conversion
     */
    public boolean canConvertWithoutFacts() {
        return revealed.isEmpty() && optional.isEmpty();
    }

    /**
     * The result of a check.
     *
     * @param problems what prevents the job from running; empty if nothing does
     * @param warnings what may prevent it from working, each with its path
     */
    public record Check(List<Problem> problems, List<String> warnings) {

        /** Creates a result from copies of the lists. */
        public Check {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Returns what is wrong with the objects that the facts describe.
     *
     * @param gvc name of the GVC, for messages
     * @param facts the facts; objects that they do not describe are not checked
     * @return the problems and warnings
     */
    public Check check(String gvc, PlatformFacts facts) {
        Findings findings = new Findings(false);
        check(gvc, facts, findings);
        return new Check(findings.problems(), findings.warnings());
    }

    void check(String gvc, PlatformFacts facts, Findings findings) {
        required.forEach((name, path) -> {
            SecretFact secret = facts.secrets().get(name);
            if (secret != null && !secret.exists()) {
                findings.problem(
                        path,
                        "is '" + name + "', a secret that does not exist in the organization",
                        "create the secret " + name);
            }
        });
        identities.forEach((name, path) -> {
            if (Boolean.FALSE.equals(facts.identities().get(name))) {
                findings.problem(
                        path,
                        "is '" + name + "', which does not exist in the GVC " + gvc,
                        "create the identity " + name);
            }
        });
        volumeSets.forEach((name, path) ->
                checkVolumeSet(name, path, gvc, facts.volumeSets().get(name), findings));
        Set<String> linked = facts.pullSecrets();
        if (linked != null) {
            pullSecrets.forEach((name, path) -> {
                if (!linked.contains(name)) {
                    findings.problem(
                            path,
                            "is '" + name + "', which is no pull secret of the GVC " + gvc,
                            "add //secret/" + name + " to spec.pullSecretLinks of the GVC");
                }
            });
        }
        checkRevealed(facts.revealable(), findings);
    }

    private static void checkVolumeSet(
            String name, String path, String gvc, @Nullable String fileSystem, Findings findings) {
        if (fileSystem == null || fileSystem.equals(SHARED)) {
            return;
        }
        if (fileSystem.isEmpty()) {
            findings.problem(
                    path,
                    "is '" + name + "', which does not exist in the GVC " + gvc,
                    "create a volume set with fileSystemType " + SHARED);
        } else {
            findings.problem(
                    path,
                    "is '" + name + "', a volume set with file system " + fileSystem + ", which jobs cannot mount",
                    "use a volume set with fileSystemType " + SHARED);
        }
    }

    private void checkRevealed(@Nullable Set<String> revealable, Findings findings) {
        Set<String> missing = new TreeSet<>(secrets);
        if (revealable != null) {
            missing.removeAll(revealable);
        }
        if (revealable == null || missing.isEmpty()) {
            return;
        }
        identities.forEach((name, path) -> findings.warning(
                path,
                "is '" + name + "', which no policy permits to reveal the secrets " + String.join(", ", missing)
                        + ": add the permission reveal"));
    }
}
