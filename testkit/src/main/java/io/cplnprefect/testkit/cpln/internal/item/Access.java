/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authentication by tokens, and authorization by the policies of an org. */
public final class Access {
    private final Store store;
    private final Map<String, Principal> principals = new HashMap<>();
    private final Map<String, String> addedOrgs = new LinkedHashMap<>();

    /** Creates an authorization over the policies in a store. */
    public Access(Store store) {
        this.store = store;
    }

    /** Makes a token valid. */
    public void accept(String token, Principal principal) {
        principals.put(token, principal);
    }

    /** Adds an org to those of the tokens that have all permissions in another org. */
    void add(String org, String toTokensOf) {
        addedOrgs.put(org, toTokensOf);
    }

    /** Returns the orgs that a principal can access. */
    List<String> orgs(Principal principal) {
        List<String> orgs = new ArrayList<>(List.of(principal.org()));
        addedOrgs.forEach((org, owner) -> {
            if (principal.link() == null && owner.equals(principal.org())) {
                orgs.add(org);
            }
        });
        return orgs;
    }

    /** Makes a token invalid. */
    public void revoke(String token) {
        principals.remove(token);
    }

    /** Returns the principal of an Authorization header, with or without the scheme Bearer, or null if unknown. */
    public @Nullable Principal principal(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        String token =
                authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : authorization;
        return principals.get(token.trim());
    }

    /**
     * Checks a permission on an item or collection.
     *
     * @throws ApiException if the principal does not have it
     */
    public void require(Principal principal, Kind kind, String permission, String link) {
        if (!orgs(principal).contains(Links.orgOf(link))) {
            throw ApiException.forbidden("The token is not valid for org " + Links.orgOf(link));
        }
        boolean ownOrg = kind.name().equals("org") && permission.equals("view");
        if (principal.link() != null && !ownOrg && !permits(principal.link(), kind, permission, link)) {
            throw ApiException.forbidden("Missing permission \"" + permission + "\" on " + kind.name() + " " + link);
        }
    }

    /** Returns whether the policies grant a permission to a principal. */
    boolean permits(String principalLink, Kind kind, String permission, String link) {
        return granting(kind, link).stream()
                .anyMatch(grant -> kind.implies(grant.permission(), permission)
                        && principalsIn(grant.principal()).contains(principalLink));
    }

    /** Returns an access report: for each permission of the kind, the bindings that grant it. */
    ObjectNode report(Kind kind, String link, String now) {
        ObjectNode report = Json.object().put("kind", "accessreport");
        ArrayNode permissions = report.putArray("permissions");
        List<Grant> grants = granting(kind, link);
        for (String permission : kind.permissions().keySet()) {
            ArrayNode bindings = permissions
                    .addObject()
                    .put("name", permission)
                    .put("description", permission)
                    .putArray("bindings");
            for (Grant grant : grants) {
                if (kind.implies(grant.permission(), permission)) {
                    ObjectNode binding = bindings.addObject();
                    binding.put("principalLink", grant.principal());
                    binding.put("grantingPolicyLink", grant.policy());
                    binding.putArray("grantedPermissions").add(grant.permission());
                    binding.put("match", "all");
                }
            }
        }
        report.put("created", now);
        Links.add(report.putArray("links"), "self", link + "/-accessreport");
        return report;
    }

    private record Grant(String policy, String permission, String principal) {}

    private List<Grant> granting(Kind kind, String link) {
        return store.list(Links.org(Links.orgOf(link)) + "/policy").stream()
                .filter(policy -> policy.path("targetKind").asText().equals(kind.name()) && targets(policy, kind, link))
                .flatMap(policy -> grants(policy).stream())
                .toList();
    }

    private static List<Grant> grants(ObjectNode policy) {
        List<Grant> grants = new ArrayList<>();
        String self = Links.self(policy);
        for (JsonNode binding : policy.path("bindings")) {
            for (JsonNode permission : binding.path("permissions")) {
                for (JsonNode principal : binding.path("principalLinks")) {
                    grants.add(new Grant(self, permission.asText(), Links.full(principal.asText(), self)));
                }
            }
        }
        return grants;
    }

    private boolean targets(ObjectNode policy, Kind kind, String link) {
        if (policy.path("target").asText().equals("all")) {
            return true;
        }
        for (JsonNode target : policy.path("targetLinks")) {
            if (Links.full(target.asText(), Links.self(policy)).equals(link)) {
                return true;
            }
        }
        ObjectNode item = store.find(link);
        return policy.has("targetQuery") && item != null && new Query(kind, policy.path("targetQuery")).matches(item);
    }

    /** Returns the principal itself, and the members if it is a group. */
    private Set<String> principalsIn(String link) {
        Set<String> members = new HashSet<>(Set.of(link));
        ObjectNode item = store.find(link);
        if (item != null && item.path("kind").asText().equals("group")) {
            item.path("memberLinks").forEach(member -> members.add(Links.full(member.asText(), link)));
        }
        return members;
    }
}
