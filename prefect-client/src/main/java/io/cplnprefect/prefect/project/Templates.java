/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.document.DocumentPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The replacement of placeholders in plain Java values, with the rules of Prefect's command line. */
final class Templates {

    /** The value that leaves a placeholder as it is. */
    static final Object KEEP = new Object();

    /** Returns the values of placeholders. */
    @FunctionalInterface
    interface Values {

        /** Returns the value of a placeholder at a path, or {@link #KEEP}. */
        @Nullable
        Object of(String path, Placeholder placeholder);
    }

    private Templates() {}

    /** Returns a value with its placeholders replaced. A text that is one placeholder becomes the value, whatever its type. */
    static @Nullable Object apply(String path, @Nullable Object template, Values values) {
        if (template instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                result.put(name, apply(DocumentPath.of(path, name), value, values));
            });
            return result;
        }
        if (template instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                result.add(apply(DocumentPath.of(path, i), list.get(i), values));
            }
            return result;
        }
        return template instanceof String text ? text(path, text, values) : template;
    }

    private static @Nullable Object text(String path, String template, Values values) {
        List<Placeholder> placeholders = Placeholder.of(template);
        if (placeholders.size() == 1 && placeholders.get(0).text().equals(template)) {
            Object value = values.of(path, placeholders.get(0));
            return value == KEEP ? template : value;
        }
        String result = template;
        for (Placeholder placeholder : placeholders) {
            Object value = values.of(path, placeholder);
            if (value != KEEP) {
                result = result.replace(placeholder.text(), python(value));
            }
        }
        return result;
    }

    /** Returns a value as Python prints it. */
    private static String python(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        return value == null ? "None" : value.toString();
    }

    /** Returns the member at a path such as {@code build.images[0]}, or {@link #KEEP} if it does not exist. */
    static @Nullable Object member(@Nullable Object value, String keys) {
        Object result = value;
        for (String key : keys.replace("[", ".").replace("]", "").split("\\.", -1)) {
            if (result instanceof Map<?, ?> map && map.containsKey(key)) {
                result = map.get(key);
            } else if (result instanceof List<?> list
                    && key.matches("\\d{1,9}")
                    && Integer.parseInt(key) < list.size()) {
                result = list.get(Integer.parseInt(key));
            } else {
                return KEEP;
            }
        }
        return result;
    }
}
