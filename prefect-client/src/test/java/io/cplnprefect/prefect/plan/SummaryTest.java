/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.plan.DeploymentResult.Outcome;
import io.cplnprefect.prefect.plan.PlannedChange.Action;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The forms of a summary. */
final class SummaryTest {

    private static final UUID ID = new UUID(0, 1);
    private static final String TOKEN = "glpat-0123456789abcdefghij";

    private static final ApplyReport REPORT = new ApplyReport(List.of(
            new DeploymentResult("etl/a", Outcome.CREATED, ID, null),
            new DeploymentResult("etl/b", Outcome.UNCHANGED, ID, null),
            new DeploymentResult("etl/<c>", Outcome.FAILED, null, "POST /deployments/: 422: \"x\" & | y\nmore")));

    private static DeploymentPlan plan() {
        DeploymentSpec spec = DeploymentSpec.builder()
                .name("a")
                .flowName("etl")
                .workPool("cpln")
                .putJobVariables("image", "etl:2")
                .putJobVariables(
                        "env", Map.of("API_TOKEN", "new-value-of-token", "URL", "https://u:hunter3@h/x", "X", TOKEN))
                .build();
        Deployment present = Deployment.builder()
                .id(ID)
                .flowId(ID)
                .name("a")
                .workPoolName("cpln")
                .putJobVariables("image", "etl:1")
                .putJobVariables("env", Map.of("API_TOKEN", "old-value-of-token", "PASSWORD", "hunter2"))
                .build();
        return new DeploymentPlan(
                List.of(new PlannedChange(
                        Action.UPDATE, "etl/a", spec, present, ID, null, Comparison.of(spec, present, null))),
                List.of("The flow 'etl' does not exist and is created."),
                PlanOptions.DEFAULT);
    }

    @Test
    void plan_asText_listsTheDifferences() {
        assertThat(Summary.of(plan()).text().lines())
                .contains(
                        "update etl/a",
                        "    work_pool.job_variables.image: etl:1 -> etl:2",
                        "    work_pool.job_variables.env.API_TOKEN: ******** -> ********",
                        "warning: The flow 'etl' does not exist and is created.",
                        "Plan: 0 create, 1 update, 0 unchanged, 0 remove");
    }

    @Test
    void credentials_areMaskedInEveryForm() {
        DeploymentPlan plan = plan();
        Summary summary = Summary.of(plan);

        assertThat(Stream.of(summary.text(), summary.json(), summary.junitXml(), summary.markdown(), plan.toString()))
                .allSatisfy(form -> assertThat(form)
                        .contains("********")
                        .doesNotContain("hunter", TOKEN, "old-value-of-token", "new-value-of-token"));
    }

    @Test
    void report_asJson_hasCountsAndReasons() throws Exception {
        JsonNode json = new ObjectMapper().readTree(Summary.of(REPORT).json());

        assertThat(json.at("/counts/created").intValue()).isEqualTo(1);
        assertThat(json.at("/counts/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/deployments/2/reason").asText()).contains("422");
    }

    @Test
    void report_asJunitXml_hasATestCaseForEachDeployment() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Summary.of(REPORT).junitXml())));

        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("3");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("message")
                        .getNodeValue())
                .isEqualTo("POST /deployments/: 422: \"x\" & | y\nmore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\u0001", "\r", "\uD83D\uDE00"})
    void anyCharacter_asJunitXml_isWellFormed(String character) throws Exception {
        ApplyReport report = new ApplyReport(
                List.of(new DeploymentResult("etl/a" + character + "b", Outcome.FAILED, null, "no" + character)));
        String name = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Summary.of(report).junitXml())))
                .getElementsByTagName("testcase")
                .item(0)
                .getAttributes()
                .getNamedItem("name")
                .getNodeValue();
        assertThat(name).startsWith("etl/a").endsWith("b");
    }

    @Test
    void report_asMarkdown_isOneTable() {
        assertThat(Summary.of(REPORT).markdown()).isEqualTo("""
                **Report:** 1 created, 0 updated, 1 unchanged, 0 removed, 1 failed

                | Deployment | Status | Details |
                |---|---|---|
                | etl/a | created |  |
                | etl/&lt;c> | failed | POST /deployments/: 422: "x" & \\| y more |
                """);
    }
}
