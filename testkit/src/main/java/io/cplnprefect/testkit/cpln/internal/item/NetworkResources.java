/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the network resources of an identity: names and FQDNs are unique over both lists. */
final class NetworkResources {
    private NetworkResources() {}

    static List<String> problems(JsonNode content) {
        List<String> problems = new ArrayList<>();
        for (String member : List.of("name", "FQDN")) {
            Set<String> values = new HashSet<>();
            for (String list : List.of("networkResources", "nativeNetworkResources")) {
                for (int i = 0; i < content.path(list).size(); i++) {
                    String value = content.path(list).path(i).path(member).asText();
                    if (!value.isEmpty() && !values.add(value)) {
                        problems.add(list + "[" + i + "]." + member
                                + " must be unique over networkResources and nativeNetworkResources");
                    }
                }
            }
        }
        return problems;
    }
}
