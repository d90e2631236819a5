/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.OpenValue;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import io.cplnprefect.prefect.server.ServerVersion;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds request models with random attributes that a release supports. */
final class RandomModel {

    private static final int DEEPEST = 4;

    private final Random random;
    private final ServerVersion version;
    private final Map<String, Supplier<?>> values;
    private int depth;

    /**
     * Creates a source of models.
     *
     * @param values values of attributes that cannot be random: by {@code Model.attribute} they are always set, by
     *     {@code attribute} they may be left out; a supplier of {@code null} leaves the attribute out
     */
    RandomModel(Random random, ServerVersion version, Map<String, Supplier<?>> values) {
        this.random = random;
        this.version = version;
        this.values = values;
    }

    <T> T of(Class<T> model) {
        try {
            Method start = model.getMethod("builder");
            start.setAccessible(true);
            Object builder = start.invoke(null);
            depth++;
            Method[] attributes = model.getMethods();
            // In the same order in every JVM, so that a seed stands for one model.
            Arrays.sort(attributes, Comparator.comparing(Method::toString));
            for (Method attribute : attributes) {
                if (attribute.getParameterCount() == 0 && attribute.getReturnType() != void.class) {
                    set(model, builder, attribute);
                }
            }
            depth--;
            Method build = builder.getClass().getSuperclass().getMethod("build");
            build.setAccessible(true);
            return model.cast(build.invoke(builder));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot build " + model, e);
        }
    }

    private void set(Class<?> model, Object builder, Method attribute) throws ReflectiveOperationException {
        Method setter = setter(builder, attribute);
        if (setter == null || !supported(attribute)) {
            return;
        }
        String name = attribute.getName();
        Supplier<?> required = values.get(model.getSimpleName() + "." + name);
        Supplier<?> fixed = required != null ? required : fixed(name, attribute.getReturnType());
        boolean optional = required == null && isOptional(attribute);
        if (optional && (random.nextInt(3) == 0 || depth > DEEPEST)) {
            return;
        }
        Object value = fixed != null ? fixed.get() : value(attribute.getGenericReturnType());
        if (value != null) {
            setter.invoke(
                    builder,
                    attribute.getReturnType() == Change.class && !(value instanceof Change) ? Change.to(value) : value);
        }
    }

    /** Returns the value of attributes with a name, unless it is of another type than the attribute. */
    private @Nullable Supplier<?> fixed(String name, Class<?> type) {
        Supplier<?> supplier = values.get(name);
        Object value = supplier == null ? null : supplier.get();
        boolean usable = value == null || type == Change.class || type.isInstance(value);
        return supplier == null || !usable ? null : () -> value;
    }

    private static boolean isOptional(Method attribute) {
        return attribute.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                || attribute.getReturnType() == Change.class
                || List.class.isAssignableFrom(attribute.getReturnType());
    }

    private static @Nullable Method setter(Object builder, Method attribute) {
        for (Method method : builder.getClass().getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().equals(attribute.getName())
                    && parameters.length == 1
                    && !method.isVarArgs()
                    && (parameters[0] == attribute.getReturnType()
                            || (List.class.isAssignableFrom(attribute.getReturnType())
                                    && parameters[0] == Iterable.class))) {
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }

    private boolean supported(Method attribute) {
        Since since = attribute.getAnnotation(Since.class);
        Until until = attribute.getAnnotation(Until.class);
        return (since == null
                        || since.otherwise() == Since.Otherwise.OMIT
                        || version.compareTo(ServerVersion.parse(since.value())) >= 0)
                && (until == null || version.compareTo(ServerVersion.parse(until.value())) < 0);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return List.of(value(last), value(last));
            }
            if (generic.getRawType() instanceof Class<?> raw && raw.isRecord()) {
                return record(raw, last);
            }
            return generic.getRawType() == Map.class
                    ? new TreeMap<>(Map.of("a" + text(), value(last), "b" + text(), value(last)))
                    : value(last);
        }
        Class<?> simple = (Class<?>) type;
        if (simple == String.class) {
            return text();
        }
        if (simple == Integer.class || simple == int.class) {
            return 1 + random.nextInt(50);
        }
        if (simple == Double.class) {
            return 1 + random.nextInt(1000) / 8.0;
        }
        if (simple == Boolean.class || simple == boolean.class) {
            return random.nextBoolean();
        }
        if (simple == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (simple == Instant.class) {
            return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
        }
        if (simple.isRecord()) {
            return record(simple, Object.class);
        }
        if (OpenValue.class.isAssignableFrom(simple)) {
            return openValue(simple);
        }
        return simple == Object.class ? List.of(text(), 7, Map.of("k", true)).get(random.nextInt(3)) : of(simple);
    }

    private Object openValue(Class<?> type) {
        try {
            return type.getMethod("of", String.class).invoke(null, "VALUE_" + random.nextInt(100));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot build " + type, e);
        }
    }

    private Object record(Class<?> type, Type argument) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> component(component.getGenericType(), argument))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot build " + type, e);
        }
    }

    private Object component(Type type, Type argument) {
        if (type instanceof TypeVariable<?>) {
            return value(argument);
        }
        boolean listOfVariable = type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] instanceof TypeVariable<?>;
        return listOfVariable ? List.of(value(argument), value(argument)) : value(type);
    }

    /** Returns a text of letters, at times with characters that need escapes. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= random.nextInt(12); i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.append(random.nextInt(4) == 0 ? "\u00e4 \"\\\n\ud83d\ude00" : "")
                .append(random.nextInt(1000))
                .toString();
    }
}
