/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.internal.document.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks and variables of the server that templates refer to. Each is read once, and secrets are not read. */
final class References {

    private static final String FIX = "create it, or correct the name";

    private final Prefect prefect;
    private final Fields.Problems problems;
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private final Map<String, @Nullable Map<String, ?>> blocks = new HashMap<>();

    References(Prefect prefect, Fields.Problems problems) {
        this.prefect = prefect;
        this.problems = problems;
    }

    @Nullable
    Object variable(String path, String name) {
        if (!variables.containsKey(name)) {
            Object value;
            try {
                value = prefect.variables().readByName(name).execute().value();
            } catch (ServiceException.NotFound missing) {
                value = Templates.KEEP;
            }
            variables.put(name, value);
        }
        Object value = variables.get(name);
        if (value == Templates.KEEP) {
            problems.add(path, "refers to the unknown variable '" + name + "'", FIX);
        }
        return value;
    }

    /** Returns the value of {@code type.name} or {@code type.name.member}. */
    @Nullable
    Object block(String path, String reference) {
        String[] parts = reference.split("\\.", 3);
        if (parts.length < 2) {
            problems.add(path, "is an invalid reference to a block", "use prefect.blocks.<type>.<name>");
            return Templates.KEEP;
        }
        Map<String, ?> data = data(path, parts[0], parts[1]);
        if (data == null) {
            return Templates.KEEP;
        }
        Object value = data;
        String member = parts.length == 3 ? parts[2] : "";
        if (data.size() == 1 && data.containsKey("value") && !member.matches("value([.\\[].*)?")) {
            value = data.get("value");
        }
        Object result = member.isEmpty() ? value : Templates.member(value, member);
        if (result == Templates.KEEP) {
            problems.add(path, "refers to the unknown member '" + member + "' of a block", FIX);
        } else if (masked(result)) {
            problems.add(
                    path,
                    "refers to a secret, which everybody who reads the deployment would see",
                    "read the block in the flow, or set it as a job variable, which workers resolve");
            return Templates.KEEP;
        }
        return result;
    }

    private @Nullable Map<String, ?> data(String path, String type, String name) {
        String key = type + "/" + name;
        if (!blocks.containsKey(key)) {
            Map<String, ?> data;
            try {
                data = prefect.blockDocuments()
                        .readByName(type, name, false)
                        .execute()
                        .data();
            } catch (ServiceException.NotFound missing) {
                data = null;
            }
            blocks.put(key, data);
        }
        Map<String, ?> data = blocks.get(key);
        if (data == null) {
            problems.add(path, "refers to the unknown block '" + key + "'", FIX);
        }
        return data;
    }

    private static boolean masked(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(References::masked);
        }
        return value instanceof List<?> list
                ? list.stream().anyMatch(References::masked)
                : value instanceof String text && text.contains(Secret.MASK);
    }
}
