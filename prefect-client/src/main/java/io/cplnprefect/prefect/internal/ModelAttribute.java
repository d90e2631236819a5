/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.prefect.dialect.IdempotencyKey;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a request model: of a generated immutable, or of a record.
 *
 * @param name name of its member on the wire
 * @param accessor reads it
 * @param since the first release that supports it, or {@code null} for all
 * @param until the first release that no longer supports it, or {@code null} for none
 * @param key whether it is an idempotency key
 * @param copier copies a generated immutable with another value, or {@code null} for a record
 */
record ModelAttribute(
        String name,
        Method accessor,
        @Nullable Since since,
        @Nullable Until until,
        boolean key,
        @Nullable Method copier) {

    private static final String MODELS = "io.cplnprefect.prefect.";

    private static final ClassValue<List<ModelAttribute>> OF_CLASS = new ClassValue<>() {
        @Override
        protected List<ModelAttribute> computeValue(Class<?> type) {
            return attributes(type);
        }
    };

    /** Returns the attributes of an object that are or may contain what not every server supports; empty if it is no model. */
    static List<ModelAttribute> of(@Nullable Object object) {
        return object == null ? List.of() : OF_CLASS.get(object.getClass());
    }

    @Nullable
    Object valueIn(Object model) {
        return invoke(accessor, model);
    }

    /** Returns a copy of a model with another value. */
    Object copy(Object model, @Nullable Object value) {
        if (copier == null) {
            throw new IllegalStateException("Cannot change " + accessor);
        }
        return Objects.requireNonNull(invoke(copier, model, value));
    }

    private static List<ModelAttribute> attributes(Class<?> type) {
        List<ModelAttribute> attributes = new ArrayList<>();
        if (!type.getName().startsWith(MODELS)) {
            return attributes;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                addRelevant(attributes, component.getAccessor(), null);
            }
            return List.copyOf(attributes);
        }
        for (Class<?> declaring : type.getInterfaces()) {
            for (Method accessor : declaring.getMethods()) {
                Method copier = accessor.getParameterCount() == 0 ? copier(type, accessor) : null;
                if (copier != null) {
                    addRelevant(attributes, accessor, copier);
                }
            }
        }
        return List.copyOf(attributes);
    }

    private static void addRelevant(List<ModelAttribute> attributes, Method accessor, @Nullable Method copier) {
        if (accessor.isAnnotationPresent(Since.class)
                || accessor.isAnnotationPresent(Until.class)
                || accessor.isAnnotationPresent(IdempotencyKey.class)
                || mayBeModel(accessor.getReturnType())) {
            attributes.add(attribute(accessor, copier));
        }
    }

    private static boolean mayBeModel(Class<?> type) {
        return type.getName().startsWith(MODELS) || type == Change.class || Collection.class.isAssignableFrom(type);
    }

    private static ModelAttribute attribute(Method accessor, @Nullable Method copier) {
        // The classes that implement models, and some records, are package-private in a package of this module.
        accessor.setAccessible(true);
        JsonProperty member = accessor.getAnnotation(JsonProperty.class);
        String name = member != null
                ? member.value()
                : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(accessor.getName());
        return new ModelAttribute(
                name,
                accessor,
                accessor.getAnnotation(Since.class),
                accessor.getAnnotation(Until.class),
                accessor.isAnnotationPresent(IdempotencyKey.class),
                copier);
    }

    private static @Nullable Method copier(Class<?> type, Method accessor) {
        String name = accessor.getName();
        String copier = "with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(copier)
                        && !method.isVarArgs()
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isAssignableFrom(accessor.getReturnType()))
                .peek(method -> method.setAccessible(true))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object invoke(Method method, Object model, @Nullable Object... arguments) {
        try {
            return method.invoke(model, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
