/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain Java values in a form in which equal JSON is equal: numbers by their value, whatever their type. */
final class Canonical {

    private Canonical() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, content) -> result.put(String.valueOf(key), of(content)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            list.forEach(item -> result.add(of(item)));
            return result;
        }
        return value;
    }

    /** Returns whether a value has all members of another one, at any depth. */
    static boolean contains(@Nullable Object actual, @Nullable Object wanted) {
        if (wanted instanceof Map<?, ?> map) {
            return actual instanceof Map<?, ?> other
                    && map.entrySet().stream().allMatch(entry -> contains(other.get(entry.getKey()), entry.getValue()));
        }
        if (wanted instanceof List<?> list) {
            if (!(actual instanceof List<?> other) || other.size() != list.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!contains(other.get(i), list.get(i))) {
                    return false;
                }
            }
            return true;
        }
        Object left = of(actual);
        Object right = of(wanted);
        return left == null ? right == null : left.equals(right);
    }
}
