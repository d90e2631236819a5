/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockField.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks data against a definition. Servers do not, and Python fails to load what does not match. */
final class BlockDataCheck {

    private BlockDataCheck() {}

    /**
     * Checks data.
     *
     * @throws UsageException if it does not match; the message has all problems, and no value
     */
    static void check(BlockDefinition definition, BlockData data) {
        List<String> problems = new ArrayList<>();
        List<String> names = definition.fields().stream().map(BlockField::name).toList();
        for (BlockField field : definition.fields()) {
            Object value = data.value(field.name());
            if (value == null) {
                boolean isNull = data.fields().contains(field.name()) && !nullable(field);
                if (field.presence() == Presence.REQUIRED || isNull) {
                    problems.add("'" + field.name() + "' is missing");
                }
            } else if (!matches(field, value)) {
                problems.add("'" + field.name() + "' must be " + expected(field));
            }
        }
        data.fields().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add("'" + name + "' is unknown"));
        if (!problems.isEmpty()) {
            throw new UsageException("Invalid data of the block '" + definition.slug() + "': "
                    + String.join("; ", problems) + ". Expected the fields " + names + ".");
        }
    }

    private static boolean nullable(BlockField field) {
        return field.presence() == Presence.OPTIONAL || field.kind() == BlockField.Kind.ANY;
    }

    private static boolean matches(BlockField field, Object value) {
        return switch (field.kind()) {
            case TEXT -> value instanceof String;
            case INTEGER -> value instanceof Integer || value instanceof Long;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case CHOICE -> value instanceof String text && field.choices().contains(text);
            case TEXTS -> value instanceof Collection<?> items && items.stream().allMatch(String.class::isInstance);
            case OBJECT, SECRET_OBJECT, BLOCK -> value instanceof Map;
            case ANY -> true;
            case SECRET -> value instanceof Secret;
        };
    }

    private static String expected(BlockField field) {
        return switch (field.kind()) {
            case TEXT -> "a text";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case CHOICE -> "one of " + field.choices();
            case TEXTS -> "a list of texts";
            case OBJECT, SECRET_OBJECT -> "a map";
            case BLOCK -> "a map or a reference";
            case SECRET -> "a Secret";
            case ANY -> "a JSON value";
        };
    }
}
