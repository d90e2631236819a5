/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.connection.HttpProxy;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which proxy the environment variables select. */
final class ProxyVariablesTest {

    private static @Nullable HttpProxy proxy(String variables, String target) {
        Map<String, String> environment = Stream.of(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return ProxyVariables.proxy(environment, HttpUrl.get(target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        HTTP_PROXY=http://p:3128                          | http://host/api    | p:3128
        HTTP_PROXY=http://p:3128                          | https://host/api   | none
        HTTPS_PROXY=http://p:3128                         | https://host/api   | p:3128
        HTTPS_PROXY=p:3128                                | https://host/api   | p:3128
        HTTPS_PROXY=http://p                              | https://host/api   | p:80
        HTTPS_PROXY=http://p:1 https_proxy=http://q:2     | https://host/api   | q:2
        ALL_PROXY=http://p:3128                           | http://host/api    | p:3128
        ALL_PROXY=http://p:1 HTTP_PROXY=http://q:2        | http://host/api    | q:2
        ALL_PROXY=http://p:1 NO_PROXY=*                   | http://host/api    | none
        ALL_PROXY=http://p:1 NO_PROXY=localhost,host      | http://host/api    | none
        ALL_PROXY=http://p:1 no_proxy=example.com         | http://a.example.com/api | none
        ALL_PROXY=http://p:1 NO_PROXY=example.com         | http://notexample.com/api | p:1
        ALL_PROXY=http://p:1 NO_PROXY=.example.com        | http://example.com/api | p:1
        ALL_PROXY=http://p:1 NO_PROXY=.example.com        | http://a.example.com/api | none
        ALL_PROXY=http://p:1 NO_PROXY=127.0.0.1           | http://127.0.0.1:4200/api | none
        ALL_PROXY=http://p:1 NO_PROXY=host:80             | http://host:4200/api | p:1
        ALL_PROXY=http://p:1 NO_PROXY=host:4200           | http://host:4200/api | none
        ALL_PROXY=http://p:1 NO_PROXY=[::1]               | http://[::1]:4200/api | none
        """)
    void proxy_ofVariables(String variables, String target, @Nullable String expected) {
        HttpProxy proxy = proxy(variables, target);
        assertThat(proxy == null ? null : proxy.host() + ":" + proxy.port()).isEqualTo(expected);
    }

    @Test
    void credentials_areThoseOfTheAddress() {
        assertThat(proxy("HTTP_PROXY=http://me:p%40ss@p:3128", "http://host/api"))
                .isEqualTo(HttpProxy.of("p", 3128).withCredentials("me", Secret.of("p@ss")));
    }

    @ParameterizedTest
    @CsvSource({"socks5://me:hunter2@p:1080", "https://me:hunter2@p:1080", "http://"})
    void otherProxy_isRefused(String value) {
        assertThatThrownBy(() -> proxy("ALL_PROXY=" + value, "http://host/api"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid ALL_PROXY: expected http://[user:password@]host[:port]. Set the address of an HTTP"
                        + " proxy, or NO_PROXY.");
    }
}
