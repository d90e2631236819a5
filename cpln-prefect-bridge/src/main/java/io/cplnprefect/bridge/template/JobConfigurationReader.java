/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.bridge.manifest.WorkloadName;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks a filled job configuration. */
final class JobConfigurationReader {

    private static final int DEFAULT_POD_WATCH_SECONDS = 60;
    /** These values become parts of URLs. */
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");

    private final Fields fields;
    private final Findings findings;
    private final Map<String, String> environment;

    private JobConfigurationReader(Fields fields, Findings findings, Map<String, String> environment) {
        this.fields = fields;
        this.findings = findings;
        this.environment = environment;
    }

    static JobConfiguration read(ResolvedTemplate template, Map<String, String> environment) {
        Findings findings = new Findings(false);
        for (TemplateReference reference : template.unresolved()) {
            findings.problem("job_configuration", "refers to the " + reference + ", which was not found", "create it");
        }
        InvalidJobConfigurationException.throwIfAny(findings);
        Fields fields = new Fields(template.configuration(), "", findings);
        JobConfiguration configuration = new JobConfigurationReader(fields, findings, environment).read();
        InvalidJobConfigurationException.throwIfAny(findings);
        return configuration;
    }

    private JobConfiguration read() {
        JobConfiguration.Builder builder = JobConfiguration.builder();
        // Other fields of the block, such as its type, have no meaning for a job.
        builder.token(fields.object("config").text("token"));
        builder.org(name("org", environment.get("CPLN_ORG"), "CPLN_ORG"));
        builder.gvc(name("namespace", environment.get("CPLN_GVC"), "CPLN_GVC"));
        builder.location(location());
        readManifest(builder);
        readEnv(builder);
        fields.object("labels").each((label, value) -> builder.putLabels(label, text("labels", label, value)));
        builder.name(fields.text("name"));
        builder.command(fields.text("command"));
        Integer jobWatch = fields.integer("job_watch_timeout_seconds", 1, Integer.MAX_VALUE);
        builder.jobWatchTimeout(jobWatch == null ? null : Duration.ofSeconds(jobWatch));
        Integer podWatch = fields.integer("pod_watch_timeout_seconds", 1, Integer.MAX_VALUE);
        builder.podWatchTimeout(Duration.ofSeconds(Objects.requireNonNullElse(podWatch, DEFAULT_POD_WATCH_SECONDS)));
        builder.streamOutput(!Boolean.FALSE.equals(fields.bool("stream_output")));
        builder.jobType(jobType());
        builder.ensurePullSecrets(Boolean.TRUE.equals(fields.bool("ensure_pull_secrets")));
        builder.anyLocation(Boolean.TRUE.equals(fields.bool("any_location")));
        builder.conversion(ConversionOptionsReader.read(fields));
        fields.reportUnknown();
        return builder.build();
    }

    private String name(String key, @Nullable String fallback, String variable) {
        String value = fields.text(key);
        String name =
                value != null ? value : Objects.requireNonNullElse(fallback, "").strip();
        if (name.isEmpty()) {
            fields.problem(key, "is missing", "set the job variable '" + key + "', or " + variable + " for the worker");
        } else {
            requireName(key, name);
        }
        return name;
    }

    /** Inside a workload, CPLN_LOCATION is a link. */
    private @Nullable String location() {
        String link =
                Objects.requireNonNullElse(environment.get("CPLN_LOCATION"), "").strip();
        String value = fields.text("location");
        String location = value != null ? value : link.substring(link.lastIndexOf('/') + 1);
        if (location.isEmpty()) {
            return null;
        }
        requireName("location", location);
        return location;
    }

    private void requireName(String key, String name) {
        if (!NAME.matcher(name).matches()) {
            fields.problem(key, "is '" + name + "'", "use its name: lower-case letters, digits and inner dashes");
        }
    }

    private void readManifest(JobConfiguration.Builder builder) {
        fields.requiredObject("job_manifest", "set the standard template of Control Plane pools");
        builder.jobManifest(
                fields.node("job_manifest") instanceof ObjectNode manifest
                        ? manifest
                        : JsonNodeFactory.instance.objectNode());
    }

    /** Prefect's type is a map; a list of names and values, as in Kubernetes, is also accepted. */
    private void readEnv(JobConfiguration.Builder builder) {
        JsonNode env = fields.node("env");
        if (env == null || !env.isArray()) {
            Fields map = fields.object("env");
            map.each((name, value) -> builder.putEnv(name, text("env", name, value)));
            if (env != null) {
                env.properties().stream()
                        .filter(entry -> entry.getValue().isNull())
                        .forEach(entry -> builder.addUnsetEnv(entry.getKey()));
            }
            return;
        }
        for (Fields entry : fields.objects("env")) {
            entry.refuse("valueFrom", "is not supported here", "use the value cpln://secret/NAME.KEY");
            String name = entry.requiredText("name", "name the variable");
            JsonNode value = entry.node("value");
            entry.reportUnknown();
            if (name != null) {
                builder.putEnv(name, value == null ? "" : text("env", name, value));
            }
        }
    }

    private String text(String key, String name, JsonNode value) {
        if (value.isContainerNode()) {
            findings.problem(fields.object(key).path(name), "is not a string", "write the JSON as a string");
        }
        return value.asText();
    }

    private @Nullable String jobType() {
        String jobType = fields.text("job_type");
        if (jobType != null && !WorkloadName.isJobType(jobType)) {
            fields.problem(
                    "job_type",
                    "is '" + jobType + "'",
                    "use at most 36 lower-case letters, digits and inner dashes, beginning with a letter");
        }
        return jobType;
    }
}
