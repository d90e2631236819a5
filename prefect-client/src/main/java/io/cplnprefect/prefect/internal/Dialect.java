/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import io.cplnprefect.prefect.server.ServerVersion;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adapts requests to the release of the server. What a release supports is declared on endpoints and attributes by
 * {@link Since} and {@link Until}; servers refuse an unknown member with 422 and an unknown endpoint with 404 or 405.
 *
 * <p>Renamed members need no version: both names are read, and the one that both generations accept is written.
 */
final class Dialect {

    private Dialect() {}

    /** Returns what a request uses that not every supported server has. */
    static Set<Feature> features(Method endpoint, List<Object> arguments) {
        Set<Feature> features = new TreeSet<>(Comparator.comparing(Feature::name));
        String method = endpoint.getDeclaringClass().getSimpleName() + "." + endpoint.getName();
        Since since = endpoint.getAnnotation(Since.class);
        if (since != null) {
            features.add(Feature.since(method, since));
        }
        Until until = endpoint.getAnnotation(Until.class);
        if (until != null) {
            features.add(Feature.until(method, until));
        }
        arguments.forEach(argument -> collect("", argument, features));
        return features;
    }

    private static void collect(String path, Object value, Set<Feature> features) {
        if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(path, item, features));
            return;
        }
        for (ModelAttribute attribute : ModelAttribute.of(value)) {
            Object member = attribute.valueIn(value);
            if (member == null || (member instanceof Change<?> change && change.isUnchanged())) {
                continue;
            }
            Object content = member instanceof Change<?> set ? set.value() : member;
            String name = path.isEmpty() ? attribute.name() : path + "." + attribute.name();
            Since since = attribute.since();
            if (since != null && (since.member().isEmpty() || hasMember(content, since.member()))) {
                String required = since.member().isEmpty() ? name : name + "." + since.member();
                features.add(Feature.since(required, since));
            }
            Until until = attribute.until();
            if (until != null) {
                features.add(Feature.until(name, until));
            }
            if (content != null) {
                collect(name, content, features);
            }
        }
    }

    private static boolean hasMember(@Nullable Object model, String name) {
        return model != null
                && ModelAttribute.of(model).stream()
                        .anyMatch(attribute -> attribute.name().equals(name) && attribute.valueIn(model) != null);
    }

    /**
     * Returns the arguments without the attributes that a server does not support and that may be omitted.
     *
     * @throws UsageException if the server does not support another part of the request; the message contains all of them
     */
    static List<Object> adapted(List<Object> arguments, Set<Feature> features, ServerVersion version) {
        List<String> problems = problems(features, version);
        if (!problems.isEmpty()) {
            throw new UsageException("The Prefect server has version " + version + ": " + String.join("; ", problems)
                    + (features.stream().allMatch(feature -> feature.until() == null)
                            ? ". Upgrade the server, or remove them from the request."
                            : ". Use such a server, or remove them from the request."));
        }
        return features.stream().allMatch(feature -> feature.supportedBy(version))
                ? arguments
                : arguments.stream()
                        .map(argument -> omitting(argument, version))
                        .toList();
    }

    /** Returns the parts of a request that a server does not support and that cannot be omitted, with what they need. */
    static List<String> problems(Set<Feature> features, ServerVersion version) {
        return features.stream()
                .filter(feature -> feature.otherwise() == Since.Otherwise.REFUSE && !feature.supportedBy(version))
                .map(Feature::requirement)
                .toList();
    }

    private static Object omitting(Object model, ServerVersion version) {
        Object result = model;
        for (ModelAttribute attribute : ModelAttribute.of(model)) {
            Object value = attribute.valueIn(model);
            if (value == null || value instanceof Collection<?> || value instanceof Change<?>) {
                continue;
            }
            Since since = attribute.since();
            boolean omitted = since != null && version.compareTo(ServerVersion.parse(since.value())) < 0;
            Object adapted = omitted ? null : omitting(value, version);
            if (adapted != value) {
                result = attribute.copy(result, adapted);
            }
        }
        return result;
    }

    /** Returns the arguments with a random key where an idempotency key is absent. */
    static List<Object> keyed(Object[] arguments) {
        List<Object> keyed = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            Object result = argument;
            for (ModelAttribute attribute : ModelAttribute.of(argument)) {
                if (attribute.key() && attribute.valueIn(argument) == null) {
                    result = attribute.copy(result, UUID.randomUUID().toString());
                }
            }
            keyed.add(result);
        }
        return keyed;
    }

    /**
     * A part of a request that not every supported server has.
     *
     * @param name path of the member, or name of the endpoint
     * @param since the first release that has it, or {@code null} for all
     * @param until the first release that no longer has it, or {@code null} for none
     * @param otherwise what the client does if the server does not have it
     */
    record Feature(
            String name,
            @Nullable ServerVersion since,
            @Nullable ServerVersion until,
            Since.Otherwise otherwise) {

        static Feature since(String name, Since since) {
            return new Feature(name, ServerVersion.parse(since.value()), null, since.otherwise());
        }

        static Feature until(String name, Until until) {
            return new Feature(name, null, ServerVersion.parse(until.value()), Since.Otherwise.REFUSE);
        }

        boolean supportedBy(ServerVersion version) {
            return (since == null || version.compareTo(since) >= 0) && (until == null || version.compareTo(until) < 0);
        }

        String requirement() {
            return since == null ? name + " needs a release before " + until : name + " needs " + since;
        }
    }
}
