/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves {@code cpln://secret/name} and {@code cpln://secret/name.key} for workloads. */
public final class SecretValues {
    /** The beginning of all references to secrets. */
    public static final String PREFIX = "cpln://secret/";

    private final Store store;
    private final Access access;

    /** Creates a resolver over the secrets and policies in a store. */
    public SecretValues(Store store, Access access) {
        this.store = store;
        this.access = access;
    }

    /** Returns a problem for each secret that the workload's environment or volumes name and that it cannot use. */
    public List<String> unresolved(ObjectNode workload) {
        List<String> problems = new ArrayList<>();
        for (JsonNode container : workload.path("spec").path("containers")) {
            List<JsonNode> values = new ArrayList<>();
            container.path("env").forEach(env -> values.add(env.path("value")));
            container.path("volumes").forEach(volume -> values.add(volume.path("uri")));
            for (JsonNode value : values) {
                if (value.asText().startsWith(PREFIX)) {
                    String problem = problem(workload, value.asText());
                    if (problem != null && !problems.contains(problem)) {
                        problems.add(problem);
                    }
                }
            }
        }
        return problems;
    }

    /** Returns why the workload cannot use a secret value, or null if it can. */
    public @Nullable String problem(ObjectNode workload, String reference) {
        String link = link(workload, reference);
        String identity = Json.text(workload, "spec", "identityLink");
        if (!store.has(link)) {
            return "secret " + Links.name(link) + " does not exist";
        }
        if (identity == null) {
            return "secret " + Links.name(link) + " requires a workload identity";
        }
        String principal = Links.full(identity, Links.self(workload));
        if (!access.permits(principal, Kinds.named("secret"), "reveal", link)) {
            return identity + " lacks the permission reveal on secret " + Links.name(link);
        }
        return value(workload, reference) == null ? "secret " + Links.name(link) + " has no such key" : null;
    }

    /** Returns the value without a check of permissions, or null if the secret or its key does not exist. */
    public @Nullable String value(ObjectNode workload, String reference) {
        ObjectNode secret = store.find(link(workload, reference));
        if (secret == null) {
            return null;
        }
        JsonNode data = secret.path("data");
        int dot = reference.indexOf('.', PREFIX.length());
        String key = dot < 0 ? null : reference.substring(dot + 1);
        boolean opaque = secret.path("type").asText().equals("opaque");
        if (opaque && (key == null || key.equals("payload"))) {
            String payload = data.path("payload").asText();
            return data.path("encoding").asText().equals("base64")
                    ? new String(Base64.getDecoder().decode(payload), UTF_8)
                    : payload;
        }
        if (key != null) {
            return Json.text(data, key);
        }
        return data.isTextual() ? data.textValue() : Json.write(data);
    }

    /** Returns the content of the files of a secret volume, by their paths: one for each key of a dictionary, else one. */
    public Map<String, String> files(ObjectNode workload, String reference, String path) {
        ObjectNode secret = store.find(link(workload, reference));
        boolean dictionary = secret != null && secret.path("type").asText().equals("dictionary");
        if (secret == null || !dictionary || reference.indexOf('.', PREFIX.length()) >= 0) {
            String value = value(workload, reference);
            return value == null ? Map.of() : Map.of(path, value);
        }
        Map<String, String> files = new LinkedHashMap<>();
        secret.path("data")
                .properties()
                .forEach(entry ->
                        files.put(path + "/" + entry.getKey(), entry.getValue().asText()));
        return files;
    }

    private static String link(ObjectNode workload, String reference) {
        String name = reference.substring(PREFIX.length());
        int dot = name.indexOf('.');
        return Links.org(Links.orgOf(Links.self(workload))) + "/secret/" + (dot < 0 ? name : name.substring(0, dot));
    }
}
