/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.SecretValues;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.job.JobSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates the job of a command from its workload, its GVC and its overrides. */
public final class JobSpecs {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([-._a-zA-Z][-._a-zA-Z0-9]*)\\)");
    private static final List<String> OVERRIDABLE = List.of("image", "command", "args", "env", "cpu", "memory");

    private final Store store;
    private final SecretValues secrets;
    private final Supplier<String> endpoint;

    /**
     * Creates the source of jobs.
     *
     * @param endpoint the API address that jobs receive
     */
    public JobSpecs(Store store, SecretValues secrets, Supplier<String> endpoint) {
        this.store = store;
        this.secrets = secrets;
        this.endpoint = endpoint;
    }

    /** Thrown when a run cannot start; the message is the reason. */
    static final class CannotStart extends Exception {
        CannotStart(String message) {
            super(message);
        }
    }

    JobSpec make(ObjectNode workload, ObjectNode command, String replica, String token) throws CannotStart {
        String self = Links.self(workload);
        String location = Json.at(command, "spec", "location").asText();
        List<JobSpec.Container> containers = new ArrayList<>();
        for (JsonNode declared : workload.path("spec").path("containers")) {
            ObjectNode container = overridden(declared, command);
            Map<String, String> env = new LinkedHashMap<>();
            ObjectNode gvc = store.find(Links.owner(self));
            if (container.path("inheritEnv").asBoolean() && gvc != null) {
                collect(workload, gvc.path("spec").path("env"), replica, env);
            }
            collect(workload, container.path("env"), replica, env);
            inject(workload, container, location, token, containers.isEmpty(), env);
            containers.add(new JobSpec.Container(
                    container.path("name").asText(),
                    container.path("image").asText(),
                    container.has("command")
                            ? List.of(expanded(container.path("command").asText(), env))
                            : List.of(),
                    args(container, env),
                    expanded(env),
                    Json.text(container, "workingDir"),
                    files(workload, container)));
        }
        return new JobSpec(
                Links.orgOf(self),
                Links.gvcOf(self),
                Links.name(self),
                location,
                command.path("id").asText(),
                replica,
                containers);
    }

    /** Returns a container with the members of its override in place of its own; lists are replaced, not joined. */
    private static ObjectNode overridden(JsonNode declared, ObjectNode command) {
        ObjectNode container = declared.deepCopy();
        for (JsonNode override : command.path("spec").path("containerOverrides")) {
            if (override.path("name").equals(declared.path("name"))) {
                for (String member : OVERRIDABLE) {
                    if (override.has(member)) {
                        container.set(member, override.path(member));
                    }
                }
            }
        }
        return container;
    }

    private Map<String, String> files(ObjectNode workload, ObjectNode container) throws CannotStart {
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonNode volume : container.path("volumes")) {
            String uri = volume.path("uri").asText();
            if (uri.startsWith(SecretValues.PREFIX)) {
                String problem = secrets.problem(workload, uri);
                if (problem != null) {
                    throw new CannotStart("volume " + volume.path("path").asText() + ": " + problem);
                }
                files.putAll(secrets.files(workload, uri, volume.path("path").asText()));
            }
        }
        return files;
    }

    private void collect(ObjectNode workload, JsonNode list, String replica, Map<String, String> env)
            throws CannotStart {
        for (JsonNode entry : list) {
            String value = entry.path("value").asText();
            if (value.startsWith(SecretValues.PREFIX)) {
                String problem = secrets.problem(workload, value);
                String secret = secrets.value(workload, value);
                if (problem != null || secret == null) {
                    throw new CannotStart(
                            "environment variable " + entry.path("name").asText() + ": " + problem);
                }
                value = secret;
            } else if (value.startsWith("cpln://reference/")) {
                value = value.endsWith("/metadata.name") ? replica : Links.name(value);
            }
            env.put(entry.path("name").asText(), value);
        }
    }

    private void inject(
            ObjectNode workload,
            ObjectNode container,
            String location,
            String token,
            boolean first,
            Map<String, String> env) {
        String self = Links.self(workload);
        String orgLink = Links.org(Links.orgOf(self));
        env.put("CPLN_TOKEN", token);
        env.put("CPLN_ENDPOINT", endpoint.get());
        env.put("CPLN_ORG", Links.orgOf(self));
        env.put("CPLN_GVC", Links.gvcOf(self));
        env.put("CPLN_GVC_ALIAS", attribute(Links.owner(self), "alias"));
        env.put("CPLN_GLOBAL_ENDPOINT", Links.name(self) + "-" + env.get("CPLN_GVC_ALIAS") + ".cpln.app");
        env.put("CPLN_LOCATION", orgLink + "/location/" + location);
        env.put("CPLN_NAMESPACE", env.get("CPLN_GVC_ALIAS"));
        env.put("CPLN_PROVIDER", attribute(orgLink + "/location/" + location, "provider"));
        env.put("CPLN_WORKLOAD", self);
        env.put("CPLN_WORKLOAD_VERSION", workload.path("version").asText());
        env.put("CPLN_IMAGE", container.path("image").asText());
        env.put("CPLN_NAME", container.path("name").asText());
        if (first) {
            env.put("CPLN_MAIN", "true");
        }
    }

    private String attribute(String link, String member) {
        ObjectNode item = store.find(link);
        return item == null ? "" : item.path(member).asText();
    }

    private static List<String> args(ObjectNode container, Map<String, String> env) {
        List<String> args = new ArrayList<>();
        container.path("args").forEach(arg -> args.add(expanded(arg.asText(), env)));
        return args;
    }

    private static Map<String, String> expanded(Map<String, String> env) {
        Map<String, String> result = new LinkedHashMap<>();
        env.forEach((name, value) -> result.put(name, expanded(value, env)));
        return result;
    }

    /** Replaces {@code $(NAME)} by values; unknown names are kept. */
    private static String expanded(String text, Map<String, String> env) {
        return VARIABLE.matcher(text).replaceAll(reference -> {
            @Nullable String value = env.get(reference.group(1));
            return Matcher.quoteReplacement(value == null ? reference.group() : value);
        });
    }
}
