/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.core.setting.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The differences of plain Java values, found key by key and with credentials masked. */
final class Differences {

    private final List<FieldDifference> found = new ArrayList<>();

    List<FieldDifference> found() {
        return found;
    }

    /** Compares two values; objects are compared by their members. */
    void compare(String path, @Nullable Object before, @Nullable Object after) {
        compare(path, path, Canonical.of(before), Canonical.of(after));
    }

    private void compare(String path, String key, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            Set<Object> keys = new LinkedHashSet<>(now.keySet());
            keys.addAll(old.keySet());
            keys.forEach(member -> member(path, String.valueOf(member), old, now));
        } else {
            found.add(new FieldDifference(path, shown(key, before), shown(key, after)));
        }
    }

    private void member(String path, String key, Map<?, ?> old, Map<?, ?> now) {
        String member = DocumentPath.of(path, key);
        if (old.containsKey(key) && now.containsKey(key)) {
            compare(member, key, old.get(key), now.get(key));
        } else {
            found.add(new FieldDifference(
                    member,
                    old.containsKey(key) ? shownMember(key, old.get(key)) : null,
                    now.containsKey(key) ? shownMember(key, now.get(key)) : null));
        }
    }

    private static String shownMember(String key, @Nullable Object value) {
        return value == null ? "null" : Objects.requireNonNull(shown(key, value));
    }

    private static @Nullable String shown(String key, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, content) -> {
                // The form of environment variables as a list: the key is the value of "name".
                Object named = name.equals("value") && map.get("name") instanceof String of ? of : name;
                members.add(name + ": " + shown(String.valueOf(named), content));
            });
            return "{" + String.join(", ", members) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> String.valueOf(shown(key, item)))
                    .toList()
                    .toString();
        }
        String text = value.toString();
        return CredentialPattern.credential(key, text) && !CredentialPattern.credential(text)
                ? Secret.MASK
                : CredentialPattern.masked(key, text);
    }
}
