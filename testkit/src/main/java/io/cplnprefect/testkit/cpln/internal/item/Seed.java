/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.List;

/** The built-in items of an org. */
public final class Seed {
    private static final List<String> LOCATIONS = List.of(
            "aws-ap-southeast-1",
            "aws-eu-central-1",
            "aws-eu-west-1",
            "aws-us-east-1",
            "aws-us-west-2",
            "azure-eastus2",
            "gcp-us-east1");

    /** Kinds that have built-in policies for both built-in groups. */
    private static final List<String> GOVERNED = List.of("org", "gvc", "workload", "identity", "secret", "policy");

    private final Store store;
    private final ItemWriter writer;

    /** Creates the source of built-in items for a store. */
    public Seed(Store store, ItemWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** Creates an org with its locations, groups, service account and policies. */
    public void org(String name) {
        String org = Links.org(name);
        ObjectNode spec = Json.object();
        spec.putObject("spec").putObject("observability").put("logsRetentionDays", 30);
        put("org", org, spec);
        for (String location : LOCATIONS) {
            int dash = location.indexOf('-');
            ObjectNode content = builtin();
            content.put("provider", location.substring(0, dash));
            content.put("region", location.substring(dash + 1));
            content.putObject("spec").put("enabled", true);
            put("location", org + "/location/" + location, content);
        }
        put("group", org + "/group/superusers", builtin().set("memberLinks", Json.array()));
        put("group", org + "/group/viewers", builtin().set("memberLinks", Json.array()));
        put("serviceaccount", org + "/serviceaccount/controlplane", builtin());
        for (String kind : GOVERNED) {
            policy(org, "superusers", kind, "manage");
            policy(org, "viewers", kind, "view");
        }
    }

    /** Creates a GVC with locations, which are names. */
    public void gvc(String org, String name, List<String> locations) {
        ObjectNode content = Json.object();
        ArrayNode links = content.putObject("spec").putObject("staticPlacement").putArray("locationLinks");
        locations.forEach(location -> links.add(Links.org(org) + "/location/" + location));
        String link = Links.gvc(org, name);
        store.put(link, writer.replaced(Kinds.named("gvc"), link, null, content));
    }

    private void policy(String org, String group, String kind, String permission) {
        ObjectNode content = builtin();
        content.put("target", "all").put("targetKind", kind);
        ObjectNode binding = content.putArray("bindings").addObject();
        binding.putArray("permissions").add(permission);
        binding.putArray("principalLinks").add(org + "/group/" + group);
        put("policy", org + "/policy/" + group + "-" + kind, content);
    }

    private static ObjectNode builtin() {
        return Json.object().put("origin", "builtin");
    }

    private void put(String kind, String link, ObjectNode content) {
        store.put(link, writer.enveloped(Kinds.named(kind), link, null, content));
    }
}
