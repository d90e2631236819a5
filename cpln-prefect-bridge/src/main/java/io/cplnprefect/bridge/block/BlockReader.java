/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a block document and collects what is invalid. Messages contain no values. */
final class BlockReader {

    private final String slug;
    private final BlockData data;
    private final List<String> problems = new ArrayList<>();

    BlockReader(BlockKind<?> kind, BlockData data) {
        this.slug = kind.slug();
        this.data = data;
    }

    @Nullable
    String text(String field) {
        Object value = data.value(field);
        if (value != null && !(value instanceof String)) {
            problem(field, "a text");
            return null;
        }
        String text = (String) value;
        return text == null || text.isBlank() ? null : text;
    }

    boolean bool(String field, boolean absent) {
        Object value = data.value(field);
        if (value != null && !(value instanceof Boolean)) {
            problem(field, "true or false");
        }
        return value instanceof Boolean bool ? bool : absent;
    }

    Duration seconds(String field, Duration absent) {
        Duration seconds = seconds(field);
        return seconds == null ? absent : seconds;
    }

    @Nullable
    Duration seconds(String field) {
        Object value = data.value(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long) {
            long seconds = ((Number) value).longValue();
            if (seconds >= 1) {
                return Duration.ofSeconds(seconds);
            }
        }
        problem(field, "a whole number of seconds, at least 1");
        return null;
    }

    /** Returns a map of texts; numbers and booleans become texts, and null remains. */
    Map<String, @Nullable String> texts(String field) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        Object value = data.value(field);
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (member instanceof Map || member instanceof List) {
                    problem(field + "." + name, "a text");
                } else {
                    texts.put(String.valueOf(name), member == null ? null : String.valueOf(member));
                }
            });
        } else if (value != null) {
            problem(field, "a map of texts");
        }
        return texts;
    }

    /** Returns a list of texts, or {@code null} if it is absent or empty. */
    @Nullable
    List<String> list(String field) {
        Object value = data.value(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            problem(field, "a list of texts");
            return null;
        }
        return list.isEmpty() ? null : list.stream().map(String.class::cast).toList();
    }

    @Nullable
    JobManifest manifest(String field) {
        Object value = data.value(field);
        if (!(value instanceof Map<?, ?> map)) {
            problem(field, "a Kubernetes Job");
            return null;
        }
        try {
            return JobManifest.of(texts(map));
        } catch (InvalidManifestException e) {
            e.problems().forEach(problem -> problems.add("Invalid field '" + field + "': " + problem));
            return null;
        }
    }

    JsonPatch patch(String field) {
        Object value = data.value(field);
        try {
            return value == null ? JsonPatch.EMPTY : JsonPatch.ofValue(value);
        } catch (UsageException e) {
            e.problems().forEach(problem -> problems.add("Invalid field '" + field + "': " + problem));
            return JsonPatch.EMPTY;
        }
    }

    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private void problem(String field, String expected) {
        problems.add("Invalid field '" + field + "' of the block '" + slug + "': expected " + expected);
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }
}
