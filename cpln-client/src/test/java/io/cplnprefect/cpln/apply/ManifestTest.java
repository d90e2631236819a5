/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is checked without requests: the problems of a manifest, and its order. */
class ManifestTest {

    private static List<String> order(String yaml, @Nullable String gvc) {
        return ManifestCheck.targets(Manifest.parse(yaml), "acme", gvc).stream()
                .map(target -> target.link().toString())
                .toList();
    }

    private static List<String> problems(String yaml) {
        ManifestException failure = catchThrowableOfType(
                ManifestException.class, () -> ManifestCheck.targets(Manifest.parse(yaml), "acme", null));
        assertThat(failure).as("a refusal").isNotNull();
        return failure.problems().stream().map(ManifestProblem::toString).toList();
    }

    @Test
    void problems_ofAllDocuments_areReportedTogetherWithDocumentPathAndLine() {
        assertThat(problems("""
                kind: workload
                gvc: prefect
                name: Web
                spec:
                  identityLink: etl
                  job:
                    schedule: "* * *"
                  containers:
                  - name: main
                    cpu: 5 m
                ---
                kind: thing
                name: a
                ---
                - kind: gvc
                - name: no-kind
                - text
                ---
                kind: workload
                name: web
                ---
                {kind: list, items: [{kind: gvc, name: prefect, tags: {a: []}}, {kind: gvc, name: prefect}]}
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("Document 1: name (line 3, column 1) is 'Web': use 2 to 49"),
                        problem -> assertThat(problem)
                                .startsWith("Document 1: spec.identityLink (line 5, column 3) is not a link"),
                        problem -> assertThat(problem)
                                .startsWith("Document 1: spec.job.schedule (line 7, column 5) has 3 fields"),
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "Document 1: spec.containers[0].cpu (line 10, column 5) is '5 m': use a quantity"
                                                + " such as 500m or 2Gi"),
                        problem -> assertThat(problem)
                                .startsWith("Document 2: kind (line 12, column 1) is 'thing': use one of agent, "),
                        problem ->
                                assertThat(problem).startsWith("Document 3: [1].kind (line 16, column 3) is missing"),
                        problem ->
                                assertThat(problem).startsWith("Document 3: [2] (line 17, column 3) is not an object"),
                        problem ->
                                assertThat(problem).startsWith("Document 3: [0].name (line 15, column 3) is missing"),
                        problem -> assertThat(problem)
                                .startsWith("Document 5: items[0].tags.a (line 22, column 56) is an object or array"),
                        problem -> assertThat(problem)
                                .startsWith("Document 5: items[1].name (line 22, column 77) is that of the gvc in"
                                        + " document 5: remove one of them"));
    }

    @Test
    void problem_ofAMissingGvc_namesTheSetting() {
        assertThat(problems("{kind: identity, name: etl}"))
                .containsExactly("Document 1: gvc (line 1, column 1) is missing: set the name of the GVC, or CPLN_GVC");
    }

    @Test
    void problem_ofASecret_doesNotContainItsData() {
        assertThat(problems(
                                "{kind: secret, name: X, data: {payload: hunter2, someLink: hunter2}, tags: {a: {b: hunter2}}}")
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void text_thatIsNotYaml_isRefusedWithItsLine() {
        ManifestException failure =
                catchThrowableOfType(ManifestException.class, () -> Manifest.parse("a: 1\nb: [1\n"));

        assertThat(failure)
                .hasMessageStartingWith(
                        "Invalid manifest (1 problem):\nThe document (line 3, column 1) is not valid YAML");
    }

    @Test
    void order_isThatOfTheDependencies() {
        assertThat(order("""
                kind: domain
                name: app.example.com
                spec: {ports: [{routes: [{workloadLink: //gvc/prefect/workload/web}]}]}
                ---
                kind: workload
                gvc: prefect
                name: web
                spec: {identityLink: //identity/etl, containers: [{env: [{name: A, value: cpln://secret/key.a}]}]}
                ---
                kind: policy
                name: read
                bindings: [{principalLinks: [//group/admins, //gvc/prefect/identity/etl]}]
                targetLinks: [//secret/key]
                ---
                {kind: group, name: admins}
                ---
                {kind: identity, name: etl, gvc: prefect}
                ---
                {kind: gvc, name: prefect, spec: {pullSecretLinks: [//secret/docker]}}
                ---
                {kind: secret, name: key}
                ---
                {kind: secret, name: docker}
                """, null))
                .containsExactly(
                        "/org/acme/secret/key",
                        "/org/acme/secret/docker",
                        "/org/acme/gvc/prefect",
                        "/org/acme/gvc/prefect/identity/etl",
                        "/org/acme/group/admins",
                        "/org/acme/policy/read",
                        "/org/acme/gvc/prefect/workload/web",
                        "/org/acme/domain/app.example.com");
    }

    @Test
    void order_ofObjectsThatLinkToEachOther_isKept() {
        assertThat(order("""
                {kind: workload, name: aa, spec: {xLink: //workload/bb}}
                ---
                {kind: workload, name: bb, spec: {xLink: //workload/aa}}
                """, "prefect"))
                .containsExactlyInAnyOrder("/org/acme/gvc/prefect/workload/aa", "/org/acme/gvc/prefect/workload/bb");
    }

    @Test
    void gvc_thatIsNotNamed_isTheLastOneInTheOrderOfWriting() {
        assertThat(order("""
                {kind: workload, name: w1}
                ---
                {kind: identity, name: i1, gvc: second}
                ---
                {kind: identity, name: i0}
                """, "first"))
                .containsExactly(
                        "/org/acme/gvc/second/identity/i1",
                        "/org/acme/gvc/second/identity/i0",
                        "/org/acme/gvc/second/workload/w1");
        assertThat(order("{kind: workload, name: w1}", "first")).containsExactly("/org/acme/gvc/first/workload/w1");
    }

    @Test
    void gvc_thatIsNoText_isAProblem() {
        assertThat(problems("""
                {kind: identity, name: aa, gvc: prefect}
                ---
                {kind: identity, name: bb, gvc: {x: y}}
                ---
                {kind: identity, name: cc, gvc: 5}
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("Document 2: gvc (line 3, column 28) is not a text: use the name of a GVC"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "Document 3: gvc (line 5, column 28) is not a text: use the name of a GVC"));
        assertThat(order("{kind: identity, name: bb, gvc: null}", "first"))
                .containsExactly("/org/acme/gvc/first/identity/bb");
    }

    @Test
    void domain_withAWildcard_isAnObject() {
        assertThat(order("{kind: domain, name: '*.example.com'}", null))
                .containsExactly("/org/acme/domain/*.example.com");
    }

    @Test
    void toYaml_isReadAsTheSameManifest() {
        Manifest manifest =
                Manifest.parse("[{kind: gvc, name: prefect}, {kind: gvc, name: other, description: \"yes\"}]");

        assertThat(manifest.toYaml())
                .isEqualTo("kind: gvc\nname: prefect\n---\nkind: gvc\nname: other\ndescription: 'yes'\n");
        assertThat(Manifest.parse(manifest.toYaml()).size()).isEqualTo(2);
        assertThat(manifest).hasToString("Manifest[2 objects]");
    }
}
