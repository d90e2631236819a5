/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the programs that run after the start and before the stop of a container. */
final class LifecycleReader {

    private LifecycleReader() {}

    static @Nullable ObjectNode read(Fields lifecycle) {
        ObjectNode hooks = JsonNodeFactory.instance.objectNode();
        for (String moment : List.of("postStart", "preStop")) {
            Fields handler = lifecycle.object(moment);
            for (String kind : List.of("httpGet", "tcpSocket", "sleep")) {
                handler.refuse(kind, "is not supported on Control Plane", "use exec with a command");
            }
            Fields exec = handler.object("exec");
            List<String> command = exec.texts("command");
            exec.reportUnknown();
            handler.reportUnknown();
            if (!command.isEmpty()) {
                ArrayNode words = hooks.putObject(moment).putObject("exec").putArray("command");
                command.forEach(words::add);
            }
        }
        lifecycle.reportUnknown();
        return hooks.isEmpty() ? null : hooks;
    }
}
