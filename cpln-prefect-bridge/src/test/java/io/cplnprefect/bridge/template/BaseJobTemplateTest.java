/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import static io.cplnprefect.bridge.template.Json.json;
import static io.cplnprefect.bridge.template.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.template.TemplateReference.BlockById;
import io.cplnprefect.bridge.template.TemplateReference.BlockByName;
import io.cplnprefect.bridge.template.TemplateReference.Variable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseJobTemplateTest {

    @Test
    void standardTemplate_withoutVariables_leavesDefaultsAndFixedPartsOnly() {
        ResolvedTemplate filled = BaseJobTemplate.standard("acme/base:1").fill(object("{}"), Map.of());

        assertThat(filled.unresolved()).isEmpty();
        assertThat(filled.configuration()).isEqualTo(json("""
                                {"pod_watch_timeout_seconds": 60, "stream_output": true,
                                 "job_manifest": {"apiVersion": "batch/v1", "kind": "Job",
                                   "metadata": {"generateName": "-"},
                                   "spec": {"backoffLimit": 0, "template": {"spec": {
                                     "parallelism": 1, "completions": 1, "restartPolicy": "Never",
                                     "containers": [{"name": "prefect-job", "image": "acme/base:1",
                                                     "resources": {"limits": {}}}]}}}}}
                                """));
    }

    @Test
    void standardTemplate_namesOnlyVariablesThatItHas() {
        ObjectNode json = BaseJobTemplate.standard("acme/base:1").json();
        ObjectNode variables = (ObjectNode) json.at("/variables/properties");
        ObjectNode values = variables.objectNode();
        variables.fieldNames().forEachRemaining(name -> values.put(name, "value of " + name));

        ResolvedTemplate filled = BaseJobTemplate.of(json).fill(values, Map.of());

        assertThat(filled.configuration().toString()).doesNotContain("{{");
        assertThat(variables.properties())
                .allSatisfy(variable ->
                        assertThat(filled.configuration().toString()).contains("value of " + variable.getKey()));
    }

    @Test
    void standardTemplate_takesAReferenceToAConfigurationBlockWhoseTokenIsSecret() {
        JsonNode block =
                BaseJobTemplate.standard("acme/base:1").json().at("/variables/definitions/ControlPlaneConfiguration");
        assertThat(block.get("secret_fields")).isEqualTo(json("[\"token\"]"));
        assertThat(block.get("required")).isEqualTo(json("[\"token\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'{{ env }}'|null|null|null",
                "'{{ env }}'|null|{'B': 1}|{'B': 1}",
                "'{{ env }}'|{'A': 1, 'B': 0}|{'B': 1}|{'A': 1, 'B': 1}",
                "{'A': 1, 'B': 0}|null|{'B': 1}|{'A': 1, 'B': 1}",
                "{'A': 1, 'B': 0}|{'B': 1, 'C': 0}|{'C': 1}|{'A': 1, 'B': 1, 'C': 1}",
                "{'A': '{{ x }}'}|null|null|{'A': 7}",
                "'{{ env }}'|null|[{'name': 'A'}]|[{'name': 'A'}]",
            })
    void env_isMergedFromTemplateDefaultAndVariable(String configured, String byDefault, String given, String merged) {
        ObjectNode template = object("{\"job_configuration\": {}, \"variables\": {\"properties\": {\"env\": {}}}}");
        template.withObject("/job_configuration").set("env", quoted(configured));
        template.withObject("/variables/properties/env").set("default", quoted(byDefault));
        ObjectNode variables = object("{\"x\": 7}");
        if (!given.equals("null")) {
            variables.set("env", quoted(given));
        }
        JsonNode env = BaseJobTemplate.of(template)
                .fill(variables, Map.of())
                .configuration()
                .get("env");
        assertThat(env == null ? quoted("null") : env).isEqualTo(quoted(merged));
    }

    @Test
    void references_areReportedAndFilledOnceFetched() {
        ResolvedTemplate template = filled("""
                {"config": {"$ref": {"block_document_id": "b1"}},
                 "secret": "{{ prefect.blocks.secret.key }}",
                 "path": "{{ prefect.blocks.json.doc.value.list[1] }}",
                 "inner": "{{ prefect.blocks.aws.creds.region }}",
                 "text": "https://{{ prefect.variables.host }}/{{ prefect.blocks.secret.key }}",
                 "typed": ["{{ prefect.variables.count }}"]}
                """);
        BlockById config = new BlockById("b1");
        BlockByName secret = new BlockByName("secret", "key");
        BlockByName doc = new BlockByName("json", "doc");
        BlockByName creds = new BlockByName("aws", "creds");
        assertThat(template.unresolved())
                .containsExactly(config, secret, doc, creds, new Variable("host"), new Variable("count"));

        ResolvedTemplate blocks = template.with(Map.of(
                config, json("{\"token\": \"t\"}"),
                secret, json("{\"value\": \"s\"}"),
                doc, json("{\"value\": {\"list\": [1, 2]}}"),
                creds, json("{\"region\": \"eu\", \"value\": 1}")));
        assertThat(blocks.unresolved()).containsExactly(new Variable("host"), new Variable("count"));

        ResolvedTemplate all =
                blocks.with(Map.of(new Variable("host"), json("\"h\""), new Variable("count"), json("3")));
        assertThat(all.unresolved()).isEmpty();
        assertThat(all.configuration()).isEqualTo(json("""
                                {"config": {"token": "t"}, "secret": "s", "path": 2, "inner": "eu",
                                 "text": "https://h/s", "typed": [3]}
                                """));
        assertThat(all).hasToString("ResolvedTemplate{unresolved=[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ prefect.blocks.json }}|a.b contains {{ prefect.blocks.json }}: use {{ prefect.blocks.<type>.<name> }}",
                "{{ prefect.blocks.json.doc.x }}|a.b contains {{ prefect.blocks.json.doc.x }}: correct the path: the block has no value there",
                "x{{ prefect.blocks.json.doc }}|a.b contains all of {{ prefect.blocks.json.doc }} within a string: add the path of one of its values",
            })
    void reference_thatTheBlockCannotFill_isRefused(String text, String problem) {
        assertThatThrownBy(() -> filled("{\"a\": {\"b\": \"" + text + "\"}}")
                        .with(Map.of(new BlockByName("json", "doc"), json("{\"k\": 1}"))))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessageEndingWith("- " + problem);
    }

    @Test
    void template_ofAPoolThatNobodySetUp_isRefused() {
        assertThatThrownBy(() -> BaseJobTemplate.of(object("{}")))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessageContaining("base_job_template.job_configuration is missing or empty");
    }

    private static ResolvedTemplate filled(String configuration) {
        return BaseJobTemplate.of(object("{\"job_configuration\": " + configuration + "}"))
                .fill(object("{}"), Map.of());
    }

    private static JsonNode quoted(String text) {
        return json(text.replace('\'', '"'));
    }
}
