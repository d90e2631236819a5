/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRuleTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.cpln.io, https://logs.cpln.io, true",
        "https://api.cpln.io, https://abc.remote.cpln.io, true",
        "https://api.cpln.io, https://api.cpln.io:8443, true",
        "https://api.test.cpln.io, https://logs.cpln.io, true",
        "https://api.cpln.io, http://logs.cpln.io, false",
        "https://api.cpln.io, http://api.cpln.io, false",
        "https://api.cpln.io, https://cpln.io.example.com, false",
        "https://api.cpln.io, https://evilcpln.io, false",
        "https://api.cpln.io, https://127.0.0.1, false",
        // Inside a workload, the address of the API has no TLS; its sidecar adds it.
        "http://api.cpln.io, https://logs.cpln.io, true",
        "http://api.cpln.io, http://logs.cpln.io, false",
        "http://127.0.0.1:9300, http://127.0.0.1:9301, true",
        "http://127.0.0.1:9300, https://127.0.0.2, false",
        "http://127.0.0.1:9300, http://localhost:9300, false",
        "https://cpln.co.uk, https://other.co.uk, false",
        "http://cpln, https://logs, false"
    })
    void permits_hostOfTheApiOrOfItsDomain(String api, String named, boolean permitted) {
        assertThat(TokenRule.permits(HttpUrl.get(api), HttpUrl.get(named))).isEqualTo(permitted);
    }
}
