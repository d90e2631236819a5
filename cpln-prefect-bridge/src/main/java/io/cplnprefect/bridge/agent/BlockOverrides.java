/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.block.BlockData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job variables of a deployment, whose names are dotted paths into the data of its infrastructure block. A pure function. */
final class BlockOverrides {

    private BlockOverrides() {}

    /**
     * Returns the data of a block with the values of a deployment.
     *
     * @throws UsageException if the object that a path names does not exist, or a value refers to a block; lists all problems
     */
    static BlockData apply(Map<String, ?> data, Map<String, ?> overrides) {
        Map<String, @Nullable Object> changed = copy(data);
        List<String> problems = new ArrayList<>();
        overrides.forEach((path, value) -> {
            String[] names = path.split("\\.", -1);
            Map<String, @Nullable Object> object = changed;
            for (int i = 0; i < names.length - 1 && object != null; i++) {
                object = child(object, names[i]);
            }
            if (refersToBlock(value)) {
                problems.add(
                        "Invalid job variable '" + path
                                + "' of the deployment: agents resolve no references to blocks. Set this field of the infrastructure block");
            } else if (object == null) {
                problems.add("Invalid job variable '" + path
                        + "' of the deployment: the infrastructure block has no object at this path. Correct the path");
            } else {
                object.put(names[names.length - 1], value);
            }
        });
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        BlockData.Builder result = BlockData.builder();
        changed.forEach(result::put);
        return result.build();
    }

    /** The server resolves references in blocks only, so that one in a value would be ignored, such as that to a token. */
    private static boolean refersToBlock(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return false;
        }
        return (map.get("$ref") instanceof Map<?, ?> reference && reference.containsKey("block_document_id"))
                || map.values().stream().anyMatch(BlockOverrides::refersToBlock);
    }

    private static @Nullable Map<String, @Nullable Object> child(Map<String, @Nullable Object> object, String name) {
        if (!(object.get(name) instanceof Map<?, ?> child)) {
            return null;
        }
        Map<String, @Nullable Object> copy = copy(child);
        object.put(name, copy);
        return copy;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
