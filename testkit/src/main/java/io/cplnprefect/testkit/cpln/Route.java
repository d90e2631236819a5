/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the table of routes; a segment in braces takes any text, {@code **} takes all that follows. */
record Route(String method, List<String> pattern, Handler handler) {
    /** Answers a request; an {@link ApiFault} becomes an error document. */
    interface Handler {
        Answer answer(Call call);
    }

    static Route of(String method, String pattern, Handler handler) {
        return new Route(method, List.of(pattern.substring(1).split("/", -1)), handler);
    }

    /** The named segments of a path that fits, null when it does not fit. */
    @Nullable
    Map<String, String> match(List<String> path) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.equals("**")) {
                return variables;
            }
            if (i >= path.size()) {
                return null;
            }
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return pattern.size() == path.size() ? variables : null;
    }
}
