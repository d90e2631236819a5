/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import static io.cplnprefect.bridge.template.Json.json;
import static io.cplnprefect.bridge.template.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.ConversionOptions;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.Gpu;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.OutboundFirewall;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigurationTest {

    private static final Map<String, String> WORKER = Map.of("CPLN_ORG", "my-org", "CPLN_GVC", "my-gvc");
    private static final UUID RUN = UUID.fromString("0f6c7c1e-1111-4222-8333-944445555666");
    private static final UUID FLOW = UUID.fromString("0f6c7c1e-2222-4222-8333-944445555666");

    @Test
    void conversion_hasTheOptionsOfTheVariables() {
        JobConfiguration job = configuration(object("{\"gpu\": {\"model\": \"t4\", \"quantity\": 2},"
                + " \"firewall\": {\"outboundAllowHostname\": [\"pypi.org\"]}, \"concurrency_policy\": \"Allow\","
                + " \"lenient\": true, \"relaxed_memory_ratio\": \"true\", \"own_clusters\": true,"
                + " \"ensure_pull_secrets\": true, \"any_location\": true}"));
        assertThat(job.conversion())
                .isEqualTo(ConversionOptions.builder()
                        .gpu(new Gpu("t4", 2))
                        .outboundFirewall(new OutboundFirewall(List.of(), List.of("pypi.org")))
                        .allowConcurrency(true)
                        .lenient(true)
                        .relaxedMemoryRatio(true)
                        .ownClusters(true)
                        .build());
        assertThat(job.ensurePullSecrets()).isTrue();
        assertThat(job.anyLocation()).isTrue();
    }

    @Test
    void conversion_ofInvalidVariables_isReportedTogether() {
        assertThatThrownBy(() -> configuration(object("{\"gpu\": {\"model\": \"t 4\", \"quantity\": 9},"
                        + " \"firewall\": {\"outboundAllowCIDR\": [\"all\"]}, \"concurrency_policy\": \"Maybe\"}")))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessageContaining("gpu.quantity is 9: use 1 to 4")
                .hasMessageContaining("gpu.model is 't 4'")
                .hasMessageContaining("firewall is invalid: Invalid address range 'all'")
                .hasMessageContaining("concurrency_policy is 'Maybe': use Allow or Forbid");
    }

    @Test
    void flowRun_ofAStandardPool_becomesAWorkloadThatExecutesIt() {
        FlowRunContext context = FlowRunContext.builder()
                .from(context())
                .flowId(FLOW)
                .flowName("ETL Flow")
                .deploymentId(FLOW)
                .deploymentName("nightly")
                .deploymentUpdated(Instant.parse("2024-07-01T12:34:56.789012Z"))
                .workPoolName("pool")
                .workPoolId(RUN)
                .workerName("w 1")
                .workerId(FLOW)
                .prefectVersion("3.8.8+12.gabc")
                .putEnvironment("PREFECT_API_URL", "https://prefect.example/api")
                .putEnvironment("CPLN_TOKEN", "worker's own")
                .build();
        ObjectNode variables = object(
                "{\"env\": {\"A\": \"1\"}, \"labels\": {\"team\": \"Data\"}, \"cpu_limit\": \"1\", \"memory_limit\": \"2Gi\"}");

        JobConfiguration job = configuration(variables).prepared(context);
        CronWorkload workload =
                JobManifestConverter.forGvc(job.org(), job.gvc()).convert(job.jobManifest());

        assertThat(job.name()).isEqualTo("sleepy-fox");
        assertThat(workload.specHash()).isEqualTo("f5cc4d7ad398f5df367bbabe14579cba");
        assertThat(workload.warnings()).containsExactly("metadata.labels.team is 'Data' and becomes the tag team=data");
        assertThat(workload.overrides())
                .containsExactly(ContainerOverride.builder()
                        .name("prefect-job")
                        .image("acme/base:1")
                        .cpu("1000m")
                        .memory("2048Mi")
                        .addArgs("prefect", "flow-run", "execute")
                        .env(List.of(
                                variable("PREFECT_API_URL", "https://prefect.example/api"),
                                variable("PREFECT__FLOW_RUN_ID", RUN.toString()),
                                variable("PREFECT__WORKER_ID", FLOW.toString()),
                                variable("PREFECT__WORKER_NAME", "w 1"),
                                variable("PREFECT__FLOW_ID", FLOW.toString()),
                                variable("PREFECT__FLOW_NAME", "ETL Flow"),
                                variable("PREFECT__DEPLOYMENT_ID", FLOW.toString()),
                                variable("PREFECT__DEPLOYMENT_NAME", "nightly"),
                                variable("A", "1")))
                        .build());
        assertThat(workload.commandTags())
                .containsOnly(
                        Map.entry("prefect.io/flow-run-id", RUN.toString()),
                        Map.entry("prefect.io/flow-run-name", "sleepy-fox"),
                        Map.entry("prefect.io/version", "3.8.8"),
                        Map.entry("prefect.io/work-pool-name", "pool"),
                        Map.entry("prefect.io/work-pool-id", RUN.toString()),
                        Map.entry("prefect.io/worker-name", "w-1"),
                        Map.entry("prefect.io/flow-id", FLOW.toString()),
                        Map.entry("prefect.io/flow-name", "etl-flow"),
                        Map.entry("prefect.io/deployment-id", FLOW.toString()),
                        Map.entry("prefect.io/deployment-name", "nightly"),
                        Map.entry("prefect.io/deployment-updated", "2024-07-01t12-34-56.789012-00-00"),
                        Map.entry("team", "data"));
        assertThat(job.prepared(context)).isEqualTo(job);
    }

    @Test
    void configuration_withEveryField_isTyped() {
        JobConfiguration job = configuration(object("""
                        {"config": {"token": "secret-token"}, "org": "o", "namespace": "g", "location": "aws-eu-central-1",
                         "name": "n", "command": "run me", "env": {"A": "1", "B": null, "C": 3}, "labels": {"l": 1},
                         "job_type": "etl", "job_watch_timeout_seconds": 90, "pod_watch_timeout_seconds": "30",
                         "stream_output": false}
                        """));
        assertThat(job.token()).isEqualTo("secret-token");
        assertThat(List.of(job.org(), job.gvc(), String.valueOf(job.location())))
                .containsExactly("o", "g", "aws-eu-central-1");
        assertThat(job.name()).isEqualTo("n");
        assertThat(job.command()).isEqualTo("run me");
        assertThat(job.env()).containsOnly(Map.entry("A", "1"), Map.entry("C", "3"));
        assertThat(job.unsetEnv()).containsExactly("B");
        assertThat(job.labels()).containsExactly(Map.entry("l", "1"));
        assertThat(job.jobType()).isEqualTo("etl");
        assertThat(job.jobWatchTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(job.podWatchTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(job.streamOutput()).isFalse();
        assertThat(job.toString()).doesNotContain("secret-token").contains("env=***");
    }

    @ParameterizedTest
    @CsvSource({"aws-eu-central-1, aws-eu-central-1", "/org/o/location/aws-eu-central-1, aws-eu-central-1", "'',"})
    void location_comesFromTheWorkersOwn(String link, String location) {
        Map<String, String> worker = Map.of("CPLN_ORG", "o", "CPLN_GVC", "g", "CPLN_LOCATION", link);
        assertThat(JobConfiguration.of(standard(object("{}")), worker).location())
                .isEqualTo(location);
    }

    @Test
    void problems_ofAConfiguration_areReportedTogether() {
        ObjectNode variables = object("""
                {"org": "My Org", "env": {"A": {"b": 1}}, "labels": [], "job_watch_timeout_seconds": "soon",
                 "stream_output": "maybe", "job_type": "ETL"}
                """);
        ObjectNode template = BaseJobTemplate.standard("i").json();
        template.withObject("/job_configuration").put("tpu", 1);
        ResolvedTemplate filled = BaseJobTemplate.of(template).fill(variables, Map.of());

        assertThatThrownBy(() -> JobConfiguration.of(filled, Map.of()))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessage("""
                        Invalid job configuration (8 problems):
                        - org is 'My Org': use its name: lower-case letters, digits and inner dashes
                        - namespace is missing: set the job variable 'namespace', or CPLN_GVC for the worker
                        - env.A is not a string: write the JSON as a string
                        - labels is an array: make it an object
                        - job_watch_timeout_seconds is a string: make it an integer
                        - stream_output is a string: make it true or false
                        - job_type is 'ETL': use at most 36 lower-case letters, digits and inner dashes, beginning with a letter
                        - tpu is not supported: did you mean 'gpu'?""");
    }

    @Test
    void reference_thatWasNotFound_isNamed() {
        ObjectNode template = object("{\"job_configuration\": {\"location\": \"{{ prefect.variables.where }}\"}}");
        ResolvedTemplate filled = BaseJobTemplate.of(template).fill(object("{}"), Map.of());
        assertThatThrownBy(() -> JobConfiguration.of(filled, WORKER))
                .hasMessageEndingWith(
                        "- job_configuration refers to the variable where, which was not found: create it");
    }

    @Test
    void env_asAListOfNamesAndValues_isUnderstood() {
        JobConfiguration job = configuration(object("{\"env\": [{\"name\": \"A\", \"value\": 1}, {\"name\": \"B\"}]}"));
        assertThat(job.env()).containsOnly(Map.entry("A", "1"), Map.entry("B", ""));
        assertThat(job.prepared(context()).jobManifest().at("/spec/template/spec/containers/0/env"))
                .isEqualTo(json("""
                                [{"name": "PREFECT__FLOW_RUN_ID", "value": "0f6c7c1e-1111-4222-8333-944445555666"},
                                 {"name": "A", "value": 1}, {"name": "B"}]
                                """));
        assertThatThrownBy(() -> configuration(object("{\"env\": [{\"name\": \"A\", \"valueFrom\": {\"x\": 1}}]}")))
                .hasMessageContaining("env[0].valueFrom is not supported here");
    }

    @Test
    void env_setToNull_isNotPassedOnEvenIfTheWorkerHasIt() {
        FlowRunContext context = FlowRunContext.builder()
                .from(context())
                .putEnvironment("PREFECT_LOGGING_LEVEL", "DEBUG")
                .build();
        JobConfiguration job = configuration(object("{\"env\": {\"PREFECT_LOGGING_LEVEL\": null}}"))
                .prepared(context);
        assertThat(job.env()).containsOnlyKeys("PREFECT__FLOW_RUN_ID");
        assertThat(job.jobManifest().at("/spec/template/spec/containers/0/env").findValuesAsText("name"))
                .containsExactly("PREFECT__FLOW_RUN_ID");
    }

    @Test
    void manifest_ofTheUsersOwn_keepsWhatItSays() {
        ObjectNode template = BaseJobTemplate.standard("i").json();
        ObjectNode manifest = template.withObject("/job_configuration/job_manifest");
        manifest.set(
                "metadata",
                json(
                        "{\"labels\": {\"a\": \"theirs\", \"prefect.io/flow-run-name\": \"theirs\"}, \"namespace\": \"own\"}"));
        ((ObjectNode) manifest.at("/spec/template/spec/containers/0"))
                .setAll(
                        object(
                                "{\"image\": \"\", \"args\": \"my 'own command'\", \"env\": [{\"name\": \"A\", \"value\": \"theirs\"}]}"));
        ResolvedTemplate filled = BaseJobTemplate.of(template)
                .fill(object("{\"env\": {\"A\": \"ours\", \"B\": \"ours\"}, \"labels\": {\"a\": \"ours\"}}"), Map.of());

        ObjectNode prepared =
                JobConfiguration.of(filled, WORKER).prepared(context()).jobManifest();

        assertThat(prepared.get("metadata")).isEqualTo(json("""
                                {"labels": {"a": "ours", "prefect.io/flow-run-name": "sleepy-fox",
                                            "prefect.io/flow-run-id": "0f6c7c1e-1111-4222-8333-944445555666"},
                                 "namespace": "own", "generateName": "sleepy-fox"}
                                """));
        assertThat(prepared.at("/spec/template/spec/containers/0/image").textValue())
                .isEqualTo("fallback:1");
        assertThat(prepared.at("/spec/template/spec/containers/0/args").textValue())
                .isEqualTo("my 'own command'");
        assertThat(prepared.at("/spec/template/spec/containers/0/env")).isEqualTo(json("""
                                [{"name": "PREFECT__FLOW_RUN_ID", "value": "0f6c7c1e-1111-4222-8333-944445555666"},
                                 {"name": "B", "value": "ours"}, {"name": "A", "value": "theirs"}]
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|sleepy-fox|sleepy-fox",
                "My Job|My Job|My Job",
                "{{ ctx.flow_run.name }}-{{ ctx.flow.name }}|sleepy-fox-None|sleepy-fox-none",
                "{{ ctx.flow.nope }}|sleepy-fox|sleepy-fox",
                "---|---|prefect-job",
            })
    void name_comesFromTheConfigurationElseTheFlowRun(String configured, String name, String generateName) {
        ObjectNode variables = object("{}");
        if (configured != null) {
            variables.put("name", configured);
        }
        JobConfiguration job = configuration(variables).prepared(context());
        assertThat(job.name()).isEqualTo(name);
        assertThat(job.jobManifest().at("/metadata/generateName").textValue()).isEqualTo(generateName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4200/api",
                "http://127.0.0.1:4200/api",
                "http://LOCALHOST/api",
                "https://prefect.localhost/api",
                "http://[::1]:4200/api",
                "http://0.0.0.0:4200/api",
                "http://user:password@localhost:4200/api",
            })
    void apiUrl_ofTheWorkersOwnMachine_isRefused(String url) {
        FlowRunContext context = FlowRunContext.builder()
                .from(context())
                .putEnvironment("PREFECT_API_URL", url)
                .build();
        assertThatThrownBy(() -> configuration(object("{}")).prepared(context))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessageContaining(
                        "env.PREFECT_API_URL is a local address, which jobs on Control Plane cannot reach: use an address")
                .hasMessageNotContaining("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://prefect-server.prefect.cpln.local/api", "https://api.prefect.cloud/api", "no url", ""})
    void url_ofAnotherMachine_isNotLocal(String url) {
        assertThat(LocalUrl.isLocal(url)).isFalse();
    }

    private static EnvironmentVariable variable(String name, String value) {
        return EnvironmentVariable.of(name, value);
    }

    private static FlowRunContext context() {
        return FlowRunContext.builder()
                .flowRunId(RUN)
                .flowRunName("sleepy-fox")
                .defaultImage("fallback:1")
                .build();
    }

    private static ResolvedTemplate standard(ObjectNode variables) {
        return BaseJobTemplate.standard("acme/base:1").fill(variables, Map.of());
    }

    private static JobConfiguration configuration(ObjectNode variables) {
        return JobConfiguration.of(standard(variables), WORKER);
    }
}
