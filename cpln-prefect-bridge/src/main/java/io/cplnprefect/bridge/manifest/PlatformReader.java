/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.gvc.GvcSpec;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import io.cplnprefect.cpln.volumeset.FileSystemType;
import io.cplnprefect.cpln.volumeset.VolumeSetSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the facts that the conversion of a manifest needs. Only reads; values of secrets are discarded at once.
 *
 * <p>Thread-safe. Methods block; an interrupt of the thread cancels their requests.
 */
public final class PlatformReader {

    private static final String DEFAULT_FILE_SYSTEM = "ext4";

    private final OrgScope org;

    /**
     * Creates a reader of the client's organization. Sends no request.
     *
     * @param controlPlane the client, which the caller closes
     * @throws UsageException if the client has no organization
     */
    public PlatformReader(ControlPlane controlPlane) {
        this(controlPlane.org());
    }

    /**
     * Creates a reader of an organization. Sends no request.
     *
     * @param org the organization
     */
    public PlatformReader(OrgScope org) {
        this.org = org;
    }

    /**
     * Reads what changes the result of the conversion: the keys of secrets that all variables are read from, and the existence of
     * optional secrets. Sends no request if the manifest has neither.
     *
     * @param needs the objects that the manifest names
     * @return the facts
     * @throws UsageException if the token is not permitted to reveal a secret
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public PlatformFacts secrets(ManifestNeeds needs) {
        Map<String, SecretFact> secrets = new HashMap<>();
        needs.revealed().forEach((secret, path) -> secrets.put(secret, revealed(secret, path)));
        needs.optional().keySet().forEach(secret -> secrets.computeIfAbsent(secret, this::existing));
        return new PlatformFacts(secrets, Map.of(), Map.of(), null, null);
    }

    /**
     * Reads what can prevent a job from running: the existence of required secrets, as far as the token may view them, the named
     * identity and its permissions, volume sets, and the pull secrets of the GVC.
     *
     * @param gvc name of the GVC
     * @param needs the objects that the manifest names
     * @return the facts
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public PlatformFacts objects(String gvc, ManifestNeeds needs) {
        Map<String, SecretFact> secrets = new HashMap<>();
        needs.required().keySet().forEach(name -> {
            SecretFact fact = visible(name);
            if (fact != null) {
                secrets.put(name, fact);
            }
        });
        Map<String, Boolean> identities = new HashMap<>();
        needs.identities().keySet().forEach(name -> identities.put(name, identityExists(gvc, name)));
        Map<String, String> volumeSets = new HashMap<>();
        needs.volumeSets().keySet().forEach(name -> volumeSets.put(name, fileSystem(gvc, name)));
        return new PlatformFacts(
                secrets,
                identities,
                volumeSets,
                needs.pullSecrets().isEmpty() ? null : pullSecrets(gvc),
                identities.containsValue(true) && !needs.secrets().isEmpty() ? revealable(gvc, needs) : null);
    }

    private SecretFact revealed(String secret, String path) {
        try {
            SecretDocument document = org.secrets().reveal(secret).execute();
            return SecretFact.of(type(document), document.keys());
        } catch (ServiceException.NotFound missing) {
            return SecretFact.MISSING;
        } catch (ServiceException.Forbidden forbidden) {
            throw new UsageException(
                    "Secret '" + secret + "' (" + path + ") cannot be revealed: the token lacks the permission reveal."
                            + " Add the permission to a policy, or name the keys of the secret in env with valueFrom",
                    forbidden);
        }
    }

    private SecretFact existing(String secret) {
        try {
            return SecretFact.of(type(org.secrets().get(secret).execute()), Set.of());
        } catch (ServiceException.NotFound missing) {
            return SecretFact.MISSING;
        }
    }

    /** Returns null if the token may not view the secret: its job may still reveal it. */
    private @Nullable SecretFact visible(String secret) {
        try {
            return existing(secret);
        } catch (ServiceException.Forbidden hidden) {
            return null;
        }
    }

    private static String type(SecretDocument document) {
        SecretType type = document.type();
        return type == null ? "" : type.value();
    }

    private boolean identityExists(String gvc, String name) {
        try {
            org.gvc(gvc).identities().get(name).execute();
            return true;
        } catch (ServiceException.NotFound missing) {
            return false;
        }
    }

    private String fileSystem(String gvc, String name) {
        try {
            VolumeSetSpec spec = org.gvc(gvc).volumeSets().get(name).execute().spec();
            FileSystemType type = spec == null ? null : spec.fileSystemType();
            return type == null ? DEFAULT_FILE_SYSTEM : type.value();
        } catch (ServiceException.NotFound missing) {
            return "";
        }
    }

    private Set<String> pullSecrets(String gvc) {
        GvcSpec spec = org.gvcs().get(gvc).execute().spec();
        Set<String> names = new HashSet<>();
        if (spec != null) {
            spec.pullSecretLinks().forEach(link -> names.add(lastPart(link)));
        }
        return names;
    }

    private Set<String> revealable(String gvc, ManifestNeeds needs) {
        Set<String> revealable = new HashSet<>();
        Query ofSecrets = Query.all().property("targetKind", "secret").build();
        for (String identity : needs.identities().keySet()) {
            String link = "/gvc/" + gvc + "/identity/" + identity;
            for (Policy policy : org.policies().query(ofSecrets)) {
                if (permits(policy, link)) {
                    policy.targetLinks().forEach(target -> revealable.add(lastPart(target)));
                    // Which secrets a query finds is not computed here, so that no warning is false.
                    boolean more = policy.target() != null || policy.targetQuery() != null;
                    revealable.addAll(more ? needs.secrets() : Set.of());
                }
            }
        }
        return revealable;
    }

    private static boolean permits(Policy policy, String identity) {
        return policy.bindings().stream()
                .filter(binding -> binding.permissions().contains("reveal")
                        || binding.permissions().contains("manage"))
                .anyMatch(binding -> binding.principalLinks().stream().anyMatch(link -> link.endsWith(identity)));
    }

    private static String lastPart(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
