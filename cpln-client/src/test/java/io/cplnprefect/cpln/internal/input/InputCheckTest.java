/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputCheckTest {

    private static JsonNode document(String yaml) {
        return DocumentText.read(yaml).get(0).content();
    }

    @Test
    void problems_ofAValidWorkload_areNone() {
        assertThat(InputCheck.problems("workload", document("""
                        name: etl-2
                        tags: {a: 1, b: true, c: x, d: null}
                        spec:
                          type: cron
                          identityLink: //identity/etl
                          job: {schedule: "*/5 0-6,12 1,15 JAN-MAR mon-FRI"}
                          firewallConfig: {internal: {inboundAllowWorkload: [/org/acme/gvc/g/workload/w]}}
                          containers:
                          - name: main
                            cpu: 50m
                            memory: 1.5Gi
                            env: [{name: A.b-C_1, value: "cpln://secret/key.user"}, {name: B, value: "$(A)"}]
                            volumes: [{uri: "scratch://tmp", path: /tmp/x}]
                        """))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: Etl|name is 'Etl': use 2 to 49 lower-case letters, digits or hyphens, with a letter first and no hyphen at the end",
                "description: x|name is missing: set the name of the workload",
                "name: 5|name is '5': use a text",
                "{name: ab, tags: {a: [1]}}|tags.a is an object or array: use a text, number or boolean",
                "{name: ab, spec: {identityLink: etl}}|spec.identityLink is not a link (Invalid link 'etl', character 1",
                "{name: ab, spec: {x: {someLinks: [//a/b, ../x]}}}|spec.x.someLinks[1] is not a link",
                "{name: ab, spec: {job: {schedule: '* * * *'}}}|spec.job.schedule has 4 fields: use five valid fields",
                "{name: ab, spec: {containers: [{name: istio-proxy}]}}|spec.containers[0].name is 'istio-proxy': use a name that is not reserved",
                "{name: ab, spec: {containers: [{cpu: 5 m}]}}|spec.containers[0].cpu is '5 m': use a quantity such as 500m or 2Gi",
                "{name: ab, spec: {containers: [{env: [{name: 1a}]}]}}|spec.containers[0].env[0].name is '1a'",
                "{name: ab, spec: {containers: [{env: [{name: a, value: 'cpln://secrets/x'}]}]}}|spec.containers[0].env[0].value is not a source",
                "{name: ab, spec: {containers: [{volumes: [{uri: disk}]}]}}|spec.containers[0].volumes[0].uri is not a source",
            })
    void problem_hasThePathOfTheField(String yaml, String problem) {
        assertThat(InputCheck.problems("workload", document(yaml)))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags: {a: [1]}|tags.a is an object or array: use a text, number or boolean",
                "$replace/tags: {'': x}|[\"$replace/tags\"][\"\"] has an empty name: set the name of the tag",
                "spec: {identityLink: etl}|spec.identityLink is not a link (Invalid link 'etl', character 1",
                "spec: {$append/pullSecretLinks: [x]}|spec[\"$append/pullSecretLinks\"][0] is not a link",
                "spec: {job: {schedule: daily}}|spec.job.schedule has 1 fields: use five valid fields, such as 0 6 * * MON-FRI",
                "spec: {$patch/containers: [{name: main, cpu: 5 m}]}|spec[\"$patch/containers\"][0].cpu is '5 m': use a quantity such as 500m or 2Gi",
                "spec: {$patch/containers: [{name: main, $append/env: [{name: 1a}]}]}|spec[\"$patch/containers\"][0][\"$append/env\"][0].name is '1a'",
                "$replace/spec: {containers: [{name: istio-proxy}]}|[\"$replace/spec\"].containers[0].name is 'istio-proxy'",
                "name: Etl|name is 'Etl': use 2 to 49 lower-case letters",
            })
    void problem_ofAPatch_hasThePathWithTheOperation(String yaml, String problem) {
        assertThat(InputCheck.patchProblems("workload", document(yaml)))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith(problem);
    }

    @Test
    void problems_ofAPatchThatRemoves_areNone() {
        assertThat(InputCheck.patchProblems("workload", document("""
                        description: null
                        tags: {a: null}
                        spec:
                          identityLink: null
                          job: {schedule: null}
                          $drop/pullSecretLinks: [registry]
                          $drop/containers: [main]
                          $patch/containers: [{name: main, memory: null, $drop/env: [A]}]
                        """))).isEmpty();
    }

    @Test
    void problems_ofOneDocument_areAllReported() {
        assertThat(InputCheck.problems("workload", document("""
                        {name: A, description: %s, tags: 5, spec: {containers: [{memory: "-1"}, {cpu: "0"}]}}
                        """.formatted("d".repeat(251)))))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "domain,app.example.com,true",
        "domain,*.example.com,true",
        "domain,app,false",
        "workload,web-headless,false",
        "gvc,a,false",
        "gvc,ab,true",
        "gvc,a-,false",
        "user,a@example.com,true",
        "image,app:1,true",
        "unknownkind,Any_Name.1,true",
        "unknownkind,../x,false",
    })
    void name_followsTheRuleOfItsKind(String kind, String name, boolean valid) {
        assertThat(NameRules.fix(kind, name) == null).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "a * * * *",
                "1,, * * * *",
                "* * * FEB-JAN *",
                "@daily",
                ""
            })
    void schedule_withAnInvalidField_isInvalid(String schedule) {
        assertThat(CronExpression.fault(schedule)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0 * * *", "*/15 * * * 0,7", "0 6-18/2 1-31 * SUN", "5/10 * * * *", "0 0 ? * *", "0 0 1 ?/2 ?"
            })
    void schedule_withFiveFields_isValid(String schedule) {
        assertThat(CronExpression.fault(schedule)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,true",
        "500m,true",
        "0.5,true",
        "128Mi,true",
        "1e3,true",
        ".5,true",
        "+128Mi,true",
        "+.5Gi,true",
        ".,false",
        "+,false",
        ".0,false",
        "0,false",
        "-1,false",
        "1 Gi,false",
        "Gi,false",
        "1Gib,false"
    })
    void quantity_isPositiveWithAKnownUnit(String text, boolean valid) {
        assertThat(Quantity.isValid(text)).isEqualTo(valid);
    }
}
