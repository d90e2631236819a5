/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformReaderTest {

    private final TwoServers servers = TwoServers.start();
    private final PlatformReader reader = new PlatformReader(servers.controlPlane());

    @BeforeEach
    void objects() {
        put("secret/api", "{'name': 'api', 'type': 'dictionary', 'data': {'A': 'value-a', 'B': 'value-b'}}");
        put("secret/file", "{'name': 'file', 'type': 'opaque', 'data': {'payload': 'value-c', 'encoding': 'plain'}}");
        put("gvc/prefect/identity/runner", "{'name': 'runner'}");
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void secrets_areReadWithTheirKeysAndWithoutTheirValues() {
        PlatformFacts facts = reader.secrets(needs(
                Map.of("api", "p", "file", "p", "absent", "p"),
                Map.of("api", "p", "missing", "p"),
                Map.of(),
                Set.of()));

        assertThat(facts.secrets())
                .containsEntry("api", SecretFact.of("dictionary", Set.of("A", "B")))
                .containsEntry("absent", SecretFact.MISSING)
                .containsEntry("missing", SecretFact.MISSING);
        assertThat(Objects.requireNonNull(facts.secrets().get("file")).type()).isEqualTo("opaque");
        assertThat(facts.toString()).doesNotContain("value-");
    }

    @Test
    void secrets_ofAManifestThatNeedsNone_costNoRequest() {
        servers.platform().clearRequests();

        assertThat(reader.secrets(needs(Map.of(), Map.of(), Map.of("runner", "p"), Set.of("api"))))
                .isEqualTo(PlatformFacts.NONE);
        assertThat(servers.platform().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'targetLinks': ['//secret/api'], 'bindings': [{'permissions': ['reveal'], 'principalLinks': ['//gvc/prefect/identity/runner']}]|true",
                "'targetLinks': ['/org/acme/secret/api'], 'bindings': [{'permissions': ['manage'], 'principalLinks': ['/org/acme/gvc/prefect/identity/runner']}]|true",
                "'target': 'all', 'bindings': [{'permissions': ['reveal'], 'principalLinks': ['//gvc/prefect/identity/runner']}]|true",
                "'targetLinks': ['//secret/api'], 'bindings': [{'permissions': ['view'], 'principalLinks': ['//gvc/prefect/identity/runner']}]|false",
                "'targetLinks': ['//secret/file'], 'bindings': [{'permissions': ['reveal'], 'principalLinks': ['//gvc/prefect/identity/runner']}]|false",
                "'targetLinks': ['//secret/api'], 'bindings': []|false",
            })
    void permission_ofANamedIdentity_isReadFromThePolicies(String policy, boolean revealable) {
        put("policy/p", "{'name': 'p', 'targetKind': 'secret', " + policy + "}");

        PlatformFacts facts =
                reader.objects(TwoServers.GVC, needs(Map.of(), Map.of(), Map.of("runner", "p"), Set.of("api")));

        assertThat(facts.identities()).containsEntry("runner", true);
        assertThat(Objects.requireNonNull(facts.revealable()).contains("api")).isEqualTo(revealable);
    }

    private void put(String path, String document) {
        servers.platform().put("/org/acme/" + path, TwoServers.json(document));
    }

    private static ManifestNeeds needs(
            Map<String, String> revealed,
            Map<String, String> optional,
            Map<String, String> identities,
            Set<String> secrets) {
        return new ManifestNeeds(revealed, optional, Map.of(), identities, Map.of(), Map.of(), secrets);
    }
}
